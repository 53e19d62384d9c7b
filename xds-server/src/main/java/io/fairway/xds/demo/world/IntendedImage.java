package io.fairway.xds.demo.world;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import io.fairway.model.service.TrafficSettings;
import io.fairway.model.trust.TrustDomain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The image that a control plane must come to, made from the description of a world and not from its files: what is predicted
 * from it depends on no file, watcher or stream, and so can be held against what happens.
 */
public final class IntendedImage {

    private static final Instant FIRST_EXPORT = Instant.parse("2026-01-01T00:00:00Z");

    private IntendedImage() {}

    /** The image of the state. */
    public static MergedImage of(WorldState state) {
        List<ClusterDelta> deltas = new ArrayList<>();
        for (ClusterSpec cluster : state.layout().spec().clusters()) {
            deltas.add(new ClusterDelta.Joined(settings(cluster, state.layout())));
            deltas.add(new ClusterDelta.Relisted(cluster.id(), objects(cluster, state)));
        }
        return MergedImage.empty(settings(state.layout())).applyAll(deltas).image();
    }

    /** When the cluster's exports were created: one day after those of the cluster before it. */
    static Instant exportedAt(ClusterSpec cluster, WorldState state) {
        List<ClusterSpec> clusters = state.layout().spec().clusters();
        return FIRST_EXPORT.plus(
                clusters.stream().map(ClusterSpec::id).toList().indexOf(cluster.id()), ChronoUnit.DAYS);
    }

    static ClusterSetSettings settings(WorldLayout layout) {
        return new ClusterSetSettings(
                new TrustDomain(layout.spec().trustDomain()),
                AddressRange.parse(ServerConfigText.CLUSTER_SET_IPS),
                layout.gatewayAddresses(),
                layout.spec().regionOrder());
    }

    static ClusterSettings settings(ClusterSpec cluster, WorldLayout layout) {
        return new ClusterSettings(
                cluster.id(),
                cluster.network(),
                cluster.locality(),
                List.of(AddressRange.parse(layout.block().toString())));
    }

    /** Every object of the cluster. */
    static List<ClusterObject> objects(ClusterSpec cluster, WorldState state) {
        List<ClusterObject> objects = new ArrayList<>();
        cluster.namespaces().forEach(namespace -> objects.add(new Namespace(namespace)));
        state.layout().pods().stream().filter(Pods.of(cluster.id())).forEach(pod -> objects.add(pod(pod)));
        for (ServiceSpec service : cluster.services()) {
            objects.add(service(service));
            objects.add(slice(cluster, service, state));
            if (state.exports().contains(new WorldState.Export(cluster.id(), service.name()))) {
                objects.add(export(service.name(), exportedAt(cluster, state)));
            }
        }
        return objects;
    }

    private static Pod pod(PodPlace pod) {
        String app = pod.spec().app();
        return new Pod(pod.id().name(), app, new TreeMap<>(Map.of("app", app)), Optional.of(pod.address()), true);
    }

    private static Service service(ServiceSpec service) {
        ServicePort port = new ServicePort(service.portName(), Protocol.TCP, service.port(), Optional.empty());
        return new Service(
                service.name(),
                ServiceType.CLUSTER_IP,
                List.of(port),
                List.of(),
                List.of("IPv4"),
                TrafficSettings.DEFAULT);
    }

    private static ServiceExport export(ServiceName service, Instant created) {
        return new ServiceExport(ObjectKind.SERVICE_EXPORT, service, created, new TreeMap<>(), new TreeMap<>());
    }

    private static EndpointSlice slice(ClusterSpec cluster, ServiceSpec service, WorldState state) {
        List<SliceEndpoint> endpoints = state.layout().pods().stream()
                .filter(Pods.of(cluster.id()))
                .filter(pod -> service.selects(pod.spec()))
                .flatMap(pod -> Optional.ofNullable(state.endpoints().get(pod.id()))
                        .map(readiness -> new SliceEndpoint(
                                pod.address(),
                                readiness,
                                Optional.of(pod.locality().zone()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(pod.id().name())))
                        .stream())
                .toList();
        return new EndpointSlice(
                new ObjectName(service.name().namespace(), service.name().name() + "-1"),
                service.name(),
                AddressType.IPV4,
                List.of(new SlicePort(service.portName(), Protocol.TCP, service.port())),
                endpoints);
    }
}
