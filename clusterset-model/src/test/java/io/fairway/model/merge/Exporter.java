package io.fairway.model.merge;

import io.fairway.model.ClusterSetImage;
import io.fairway.model.Samples;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.TrafficSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster that exports {@link #CART}, written down as what distinguishes it from the others. */
record Exporter(String cluster, ServiceExport export, Optional<Service> service) {

    static final ServiceName CART = Samples.serviceName("shop/cart");

    /** A cluster whose export was created in that second, of a Service with port {@code http 80}. */
    static Exporter exporter(String cluster, int createdSecond) {
        return new Exporter(
                cluster,
                Samples.export("shop/cart", createdSecond),
                Optional.of(Samples.service("shop/cart", Samples.port("http", 80))));
    }

    Exporter withoutService() {
        return new Exporter(cluster, export, Optional.empty());
    }

    Exporter ports(ServicePort... ports) {
        Service old = service.orElseThrow();
        return with(
                new Service(old.name(), old.type(), List.of(ports), old.clusterIps(), old.ipFamilies(), old.traffic()));
    }

    Exporter type(ServiceType type) {
        Service old = service.orElseThrow();
        return with(new Service(old.name(), type, old.ports(), old.clusterIps(), old.ipFamilies(), old.traffic()));
    }

    Exporter ipFamilies(String... families) {
        Service old = service.orElseThrow();
        return with(
                new Service(old.name(), old.type(), old.ports(), old.clusterIps(), List.of(families), old.traffic()));
    }

    Exporter sessionAffinity(String affinity) {
        TrafficSettings old = traffic();
        return traffic(new TrafficSettings(
                affinity, old.sessionAffinityTimeoutSeconds(), old.internalTrafficPolicy(), old.trafficDistribution()));
    }

    Exporter sessionAffinityTimeout(int seconds) {
        TrafficSettings old = traffic();
        return traffic(new TrafficSettings(
                old.sessionAffinity(),
                OptionalInt.of(seconds),
                old.internalTrafficPolicy(),
                old.trafficDistribution()));
    }

    Exporter internalTrafficPolicy(String policy) {
        TrafficSettings old = traffic();
        return traffic(new TrafficSettings(
                old.sessionAffinity(), old.sessionAffinityTimeoutSeconds(), policy, old.trafficDistribution()));
    }

    Exporter trafficDistribution(String distribution) {
        TrafficSettings old = traffic();
        return traffic(new TrafficSettings(
                old.sessionAffinity(),
                old.sessionAffinityTimeoutSeconds(),
                old.internalTrafficPolicy(),
                Optional.of(distribution)));
    }

    Exporter labels(Map<String, String> labels) {
        return with(labels, export.exportedAnnotations());
    }

    Exporter annotations(Map<String, String> annotations) {
        return with(export.exportedLabels(), annotations);
    }

    ClusterId id() {
        return new ClusterId(cluster);
    }

    /** What stands in the cluster. */
    ClusterObject[] objects() {
        return Stream.concat(Stream.of(new Namespace("shop"), export), service.stream())
                .toArray(ClusterObject[]::new);
    }

    /** An image of these clusters, all synced. */
    static ClusterSetImage image(Exporter... exporters) {
        ClusterSetImage image = ClusterSetImage.empty(Samples.clusterSet("240.0.0.0/16"));
        for (Exporter exporter : exporters) {
            image = Samples.synced(image, exporter.cluster(), exporter.objects());
        }
        return image;
    }

    /** The merge of what these clusters export. */
    static MergedService merge(Exporter... exporters) {
        return ImportMerge.merge(CART, image(exporters));
    }

    private TrafficSettings traffic() {
        return service.orElseThrow().traffic();
    }

    private Exporter traffic(TrafficSettings traffic) {
        Service old = service.orElseThrow();
        return with(new Service(old.name(), old.type(), old.ports(), old.clusterIps(), old.ipFamilies(), traffic));
    }

    private Exporter with(Service newService) {
        return new Exporter(cluster, export, Optional.of(newService));
    }

    private Exporter with(Map<String, String> labels, Map<String, String> annotations) {
        Instant created = export.created();
        return new Exporter(
                cluster,
                new ServiceExport(
                        ObjectKind.SERVICE_EXPORT, CART, created, new TreeMap<>(labels), new TreeMap<>(annotations)),
                service);
    }
}
