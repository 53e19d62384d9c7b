package io.fairway.xds.decide;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.ImportType;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.merge.ServiceImport;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.TrafficSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Merges what tests export where the image itself did not: the union of ports, the oldest export first. */
final class HandMerge {

    private HandMerge() {}

    static MergedImage merged(MergedImage image) {
        if (!image.services().isEmpty()) {
            return image;
        }
        SortedMap<ServiceName, MergedService> services = new TreeMap<>();
        for (ServiceName name : image.image().serviceNames()) {
            merge(name, image.image()).ifPresent(it -> services.put(name, it));
        }
        return new MergedImage(image.image(), services, image.clusterSetIps());
    }

    private static Optional<MergedService> merge(ServiceName name, ClusterSetImage image) {
        List<ClusterImage> exporting = image.clusters().values().stream()
                .filter(it -> it.export(name).isPresent() && it.service(name).isPresent())
                .sorted(Comparator.comparing(it -> it.export(name).orElseThrow().created()))
                .toList();
        if (exporting.isEmpty()) {
            return Optional.empty();
        }
        ServiceImport merged = new ServiceImport(
                name,
                ImportType.CLUSTER_SET_IP,
                ports(name, exporting),
                TrafficSettings.DEFAULT,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                exporting.stream().map(ClusterImage::id).collect(Collectors.toCollection(TreeSet::new)));
        return Optional.of(new MergedService(name, Optional.of(merged), Collections.emptySortedMap()));
    }

    private static List<ImportedPort> ports(ServiceName name, List<ClusterImage> exporting) {
        List<ImportedPort> ports = new ArrayList<>();
        for (ClusterImage cluster : exporting) {
            for (ServicePort port : cluster.service(name).map(Service::ports).orElse(List.of())) {
                if (ports.stream().noneMatch(it -> clash(it, port))) {
                    ports.add(new ImportedPort(
                            port.name(),
                            port.protocol(),
                            port.port(),
                            port.appProtocol(),
                            declaring(name, port, exporting)));
                }
            }
        }
        return ports;
    }

    private static boolean clash(ImportedPort one, ServicePort other) {
        return one.name().equals(other.name()) || (one.protocol() == other.protocol() && one.port() == other.port());
    }

    private static SortedSet<ClusterId> declaring(ServiceName name, ServicePort port, List<ClusterImage> exporting) {
        return exporting.stream()
                .filter(cluster -> cluster.service(name).stream()
                        .flatMap(it -> it.ports().stream())
                        .anyMatch(it -> it.name().equals(port.name())
                                && it.protocol() == port.protocol()
                                && it.port() == port.port()))
                .map(ClusterImage::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
