package io.fairway.xds.translate;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.fairway.xds.snapshot.ResourceType;
import java.util.Comparator;
import java.util.List;

/**
 * Everything but secrets that proxies of one view should have. Each list is sorted by name, and no name stands twice in one.
 *
 * @param clusters CDS
 * @param endpoints EDS, one for each cluster that takes its endpoints from there
 * @param listeners LDS
 * @param routes RDS
 */
public record EnvoyResources(
        List<Cluster> clusters,
        List<ClusterLoadAssignment> endpoints,
        List<Listener> listeners,
        List<RouteConfiguration> routes) {

    public EnvoyResources {
        clusters = sorted(clusters, Comparator.comparing(Cluster::getName));
        endpoints = sorted(endpoints, Comparator.comparing(ClusterLoadAssignment::getClusterName));
        listeners = sorted(listeners, Comparator.comparing(Listener::getName));
        routes = sorted(routes, Comparator.comparing(RouteConfiguration::getName));
    }

    /** The resources of one type; none of {@link ResourceType#SECRET}. */
    public List<? extends Message> of(ResourceType type) {
        return switch (type) {
            case CLUSTER -> clusters;
            case ENDPOINT -> endpoints;
            case LISTENER -> listeners;
            case ROUTE -> routes;
            case SECRET -> List.of();
        };
    }

    private static <T> List<T> sorted(List<T> resources, Comparator<T> byName) {
        List<T> sorted = resources.stream().sorted(byName).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (byName.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException("two resources of one name: " + sorted.get(i));
            }
        }
        return sorted;
    }
}
