package io.fairway.model;

import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import io.fairway.model.service.TrafficSettings;
import io.fairway.model.trust.TrustDomain;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Short ways to write the records that tests are about. Namespaced names are written {@code namespace/name}. */
public final class Samples {

    public static final TrustDomain TRUST_DOMAIN = new TrustDomain("example.org");

    private Samples() {}

    public static ClusterSetSettings clusterSet(String clusterSetIps) {
        return new ClusterSetSettings(TRUST_DOMAIN, AddressRange.parse(clusterSetIps), List.of(), Map.of());
    }

    public static ClusterSettings member(String id, String... endpointRanges) {
        return new ClusterSettings(
                new ClusterId(id),
                new NetworkId("flat"),
                new Locality("europe", "a"),
                Stream.of(endpointRanges).map(AddressRange::parse).toList());
    }

    /** An image in which the cluster has synced and holds the objects. */
    public static ClusterSetImage image(String id, ClusterObject... objects) {
        return synced(ClusterSetImage.empty(clusterSet("240.0.0.0/16")), id, objects);
    }

    /** The image with one more cluster, which has synced and holds the objects. */
    public static ClusterSetImage synced(ClusterSetImage image, String id, ClusterObject... objects) {
        return image.applyAll(List.of(
                        new ClusterDelta.Joined(member(id)),
                        new ClusterDelta.Relisted(new ClusterId(id), List.of(objects))))
                .image();
    }

    public static ServiceName serviceName(String name) {
        return new ServiceName(objectName(name).namespace(), objectName(name).name());
    }

    public static ObjectName objectName(String name) {
        int slash = name.indexOf('/');
        return new ObjectName(name.substring(0, slash), name.substring(slash + 1));
    }

    public static Service service(String name, ServicePort... ports) {
        return new Service(
                serviceName(name),
                ServiceType.CLUSTER_IP,
                List.of(ports),
                List.of(),
                List.of("IPv4"),
                TrafficSettings.DEFAULT);
    }

    public static ServicePort port(String name, int number) {
        return new ServicePort(name, Protocol.TCP, number, Optional.empty());
    }

    public static ServiceExport export(String name, int createdSecond) {
        return new ServiceExport(
                ObjectKind.SERVICE_EXPORT,
                serviceName(name),
                Instant.ofEpochSecond(createdSecond),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /** A slice whose own name is the Service's with a suffix. */
    public static EndpointSlice slice(
            String service, String suffix, List<SlicePort> ports, SliceEndpoint... endpoints) {
        return new EndpointSlice(
                objectName(service + "-" + suffix), serviceName(service), AddressType.IPV4, ports, List.of(endpoints));
    }

    public static SlicePort slicePort(String name, int number) {
        return new SlicePort(name, Protocol.TCP, number);
    }

    public static SliceEndpoint endpoint(String address, Readiness readiness) {
        return new SliceEndpoint(
                address, readiness, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A ready endpoint in the zone, with the Pod behind it. */
    public static SliceEndpoint endpoint(String address, Optional<String> zone, Optional<String> pod) {
        return new SliceEndpoint(
                address, Readiness.READY, zone, Optional.empty(), Optional.empty(), pod.map(Samples::objectName));
    }

    public static Pod pod(String name, String serviceAccount, boolean sidecar) {
        return new Pod(objectName(name), serviceAccount, Collections.emptySortedMap(), Optional.empty(), sidecar);
    }
}
