package io.fairway.xds.cli;

import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.ProxyViews;

/** From a proxy as its operator describes it to what it would say of itself, and to its view. */
final class ProxyNodes {

    private ProxyNodes() {}

    static ProxyIdentity identity(ProxySpec proxy) {
        return new ProxyIdentity(proxy.cluster(), proxy.namespace(), proxy.serviceAccount(), proxy.name());
    }

    /** What the proxy's bootstrap says of it. */
    static ProxyNode node(ProxySpec proxy, NetworkId network) {
        try {
            return new ProxyNode(
                    proxy.role(),
                    identity(proxy),
                    network,
                    proxy.locality().orElse(Locality.UNKNOWN),
                    proxy.interception(),
                    proxy.listenAddress(),
                    proxy.workloadAddress());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("proxy " + proxy.name() + ": " + e.getMessage());
        }
    }

    /** The view that the proxy would get its configuration for. */
    static ProxyView view(ProxySpec proxy, ClusterSetImage image) {
        ProxyNode node = node(proxy, network(proxy.cluster(), image));
        try {
            return ProxyViews.of(identity(proxy), node, image);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("proxy " + proxy.name() + ": " + e.getMessage());
        }
    }

    private static NetworkId network(ClusterId cluster, ClusterSetImage image) {
        return image.cluster(cluster)
                .map(it -> it.settings().network())
                .orElseThrow(() -> unknown(cluster, image.clusters().keySet()));
    }

    /** The complaint about a cluster that nobody registered. */
    static CommandFailure unknown(ClusterId cluster, Iterable<ClusterId> known) {
        StringBuilder names = new StringBuilder();
        known.forEach(id -> names.append(names.isEmpty() ? "" : ", ").append(id));
        return new CommandFailure("cluster: \"" + cluster + "\" (expected: one of " + names + ")");
    }
}
