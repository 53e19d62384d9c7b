package io.fairway.xds.decide;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the ports on which a pod is called, which its sidecar has to listen for. */
public final class WorkloadPorts {

    private WorkloadPorts() {}

    /**
     * The TCP ports that EndpointSlices of the pod's namespace lead to the pod, by number. An endpoint is the pod's if its
     * {@code targetRef} names the pod or, without one, if its address is the pod's.
     */
    public static List<WorkloadPort> of(ClusterSetImage image, ClusterId cluster, ObjectName pod) {
        return image.cluster(cluster).map(it -> of(it, pod)).orElse(List.of());
    }

    private static List<WorkloadPort> of(ClusterImage cluster, ObjectName pod) {
        Optional<String> ip = cluster.pod(pod).flatMap(Pod::ip);
        SortedMap<Integer, WorkloadPort> found = new TreeMap<>();
        for (ServiceName service : cluster.serviceNames(pod.namespace())) {
            for (EndpointSlice slice : cluster.slices(service)) {
                if (slice.endpoints().stream().anyMatch(endpoint -> isOf(pod, ip, endpoint))) {
                    slice.ports().stream()
                            .filter(port -> port.protocol() == Protocol.TCP)
                            .map(port -> port(cluster, service, port))
                            .forEach(port -> found.merge(port.port(), port, WorkloadPort::and));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isOf(ObjectName pod, Optional<String> ip, SliceEndpoint endpoint) {
        return endpoint.pod()
                .map(pod::equals)
                .orElseGet(() -> ip.filter(endpoint.address()::equals).isPresent());
    }

    private static WorkloadPort port(ClusterImage cluster, ServiceName service, SlicePort port) {
        Optional<String> appProtocol = cluster.service(service).map(Service::ports).stream()
                .flatMap(List::stream)
                .filter(it -> it.name().equals(port.name()) && it.protocol() == Protocol.TCP)
                .findFirst()
                .flatMap(ServicePort::appProtocol);
        SortedSet<ServiceName> services = new TreeSet<>(List.of(service));
        return new WorkloadPort(
                port.port(), port.name(), appProtocol, PortProtocol.of(port.name(), appProtocol), services);
    }
}
