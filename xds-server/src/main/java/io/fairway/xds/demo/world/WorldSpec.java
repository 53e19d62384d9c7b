package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A small ClusterSet, described. Worlds of equal shape get equal addresses.
 *
 * @param trustDomain the trust domain of its workloads
 * @param networks its networks
 * @param clusters its member clusters
 * @param regionOrder per caller's region the other regions, nearest first
 */
public record WorldSpec(
        String trustDomain,
        List<NetworkSpec> networks,
        List<ClusterSpec> clusters,
        Map<String, List<String>> regionOrder) {

    public WorldSpec {
        networks = List.copyOf(networks);
        clusters = List.copyOf(clusters);
        regionOrder = Map.copyOf(new TreeMap<>(regionOrder));
    }

    /** The cluster of this id, which must exist. */
    public ClusterSpec cluster(ClusterId id) {
        return clusters.stream()
                .filter(cluster -> cluster.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cluster: \"" + id + "\" (expected: one of "
                        + clusters.stream().map(ClusterSpec::id).toList() + ")"));
    }

    /** The same world with one cluster changed. */
    public WorldSpec withCluster(ClusterId id, UnaryOperator<ClusterSpec> change) {
        List<ClusterSpec> next = clusters.stream()
                .map(cluster -> cluster.id().equals(id) ? change.apply(cluster) : cluster)
                .toList();
        return new WorldSpec(trustDomain, networks, next, regionOrder);
    }

    /** The same world with each network changed. */
    public WorldSpec withNetworks(UnaryOperator<NetworkSpec> change) {
        return new WorldSpec(trustDomain, networks.stream().map(change).toList(), clusters, regionOrder);
    }
}
