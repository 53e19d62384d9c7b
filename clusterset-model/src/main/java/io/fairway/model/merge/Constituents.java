package io.fairway.model.merge;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The exports of one Service, the valid apart from the invalid.
 *
 * @param valid the valid exports, oldest first
 * @param invalid why the other exports are not valid, by cluster
 */
record Constituents(List<Constituent> valid, SortedMap<ClusterId, Finding> invalid) {

    private static final Finding NO_SERVICE = new Finding("NoService", "The cluster has no Service of this name.");

    private static final Finding EXTERNAL_NAME = new Finding(
            "InvalidServiceType", "A Service of type ExternalName has no endpoints, so it cannot be exported.");

    Constituents {
        valid = valid.stream().sorted(Constituent.OLDEST_FIRST).toList();
        invalid = Collections.unmodifiableSortedMap(new TreeMap<>(invalid));
    }

    /**
     * The exports of every cluster that has been seen completely. Before that a Service may be missing only because
     * it has not arrived yet. A stale cluster counts with what was last seen of it.
     */
    static Constituents of(ServiceName name, ClusterSetImage image) {
        Sorter sorter = new Sorter();
        image.clusters().values().stream()
                .filter(cluster -> cluster.freshness().hasSynced())
                .forEach(cluster -> cluster.export(name).ifPresent(export -> sorter.sort(cluster, export)));
        return new Constituents(sorter.valid, sorter.invalid);
    }

    /** Puts every export on one of the two sides. */
    private static final class Sorter {
        private final List<Constituent> valid = new ArrayList<>();
        private final SortedMap<ClusterId, Finding> invalid = new TreeMap<>();

        void sort(ClusterImage cluster, ServiceExport export) {
            cluster.service(export.name())
                    .ifPresentOrElse(
                            service -> sort(cluster.id(), export, service),
                            () -> invalid.put(cluster.id(), NO_SERVICE));
        }

        private void sort(ClusterId cluster, ServiceExport export, Service service) {
            switch (service.type()) {
                case CLUSTER_IP -> valid.add(new Constituent(cluster, export, service, ImportType.CLUSTER_SET_IP));
                case HEADLESS -> valid.add(new Constituent(cluster, export, service, ImportType.HEADLESS));
                case EXTERNAL_NAME -> invalid.put(cluster, EXTERNAL_NAME);
            }
        }
    }
}
