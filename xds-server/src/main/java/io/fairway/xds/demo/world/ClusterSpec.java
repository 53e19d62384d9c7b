package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A member cluster of a world.
 *
 * @param id its identity
 * @param network the network that its pods are in
 * @param locality the place of pods that name no zone
 * @param services its Services
 * @param pods its pods
 */
public record ClusterSpec(
        ClusterId id, NetworkId network, Locality locality, List<ServiceSpec> services, List<PodSpec> pods) {

    public ClusterSpec {
        services = List.copyOf(services);
        pods = List.copyOf(pods);
    }

    /** The namespaces of its Services and pods, sorted. */
    public Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>();
        services.forEach(service -> namespaces.add(service.name().namespace()));
        pods.forEach(pod -> namespaces.add(pod.name().namespace()));
        return namespaces;
    }

    /** The Services that the pod stands behind. */
    public List<ServiceSpec> servicesOf(PodSpec pod) {
        return services.stream().filter(service -> service.selects(pod)).toList();
    }

    /** The same cluster in another network. */
    public ClusterSpec with(NetworkId other) {
        return new ClusterSpec(id, other, locality, services, pods);
    }

    /** The same cluster with each pod changed. */
    public ClusterSpec withPods(UnaryOperator<PodSpec> change) {
        return new ClusterSpec(
                id, network, locality, services, pods.stream().map(change).toList());
    }

    /** The same cluster with each Service changed. */
    public ClusterSpec withServices(UnaryOperator<ServiceSpec> change) {
        return new ClusterSpec(
                id, network, locality, services.stream().map(change).toList(), pods);
    }
}
