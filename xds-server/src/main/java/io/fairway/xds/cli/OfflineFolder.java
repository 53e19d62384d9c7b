package io.fairway.xds.cli;

import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.Locality;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.ProxyViews;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A folder with all that it takes to compute proxies' configurations without a server: {@value #SERVER_FILE}, which names the
 * clusters' folders, and {@value #PROXY_FILE}.
 *
 * @param folder the folder
 * @param config what its server file says
 * @param proxies what its proxy file says
 */
record OfflineFolder(Path folder, ServerConfig config, List<ProxySpec> proxies) {

    static final String SERVER_FILE = "fairway.yaml";
    static final String PROXY_FILE = "proxy.yaml";

    OfflineFolder {
        proxies = List.copyOf(proxies);
    }

    static OfflineFolder read(Path folder) {
        return new OfflineFolder(
                folder, Configs.server(folder.resolve(SERVER_FILE)), Configs.proxies(folder.resolve(PROXY_FILE)));
    }

    /** The proxy of this name. */
    ProxySpec proxy(String name) {
        return proxies.stream()
                .filter(proxy ->
                        proxy.name().equals(name) || identity(proxy).toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("proxy: \"" + name + "\" (expected: one of "
                        + proxies.stream().map(ProxySpec::name).collect(Collectors.joining(", ")) + " in "
                        + folder.resolve(PROXY_FILE) + ")"));
    }

    static ProxyIdentity identity(ProxySpec proxy) {
        return new ProxyIdentity(proxy.cluster(), proxy.namespace(), proxy.serviceAccount(), proxy.name());
    }

    /** The view that a server would give the proxy. */
    ProxyView view(ProxySpec proxy, ClusterSetImage image) {
        try {
            ProxyIdentity identity = identity(proxy);
            return ProxyViews.of(identity, node(proxy, identity, image), image);
        } catch (IllegalArgumentException refused) {
            throw new CommandFailed(folder.resolve(PROXY_FILE) + ": proxy " + proxy.name() + ": "
                    + String.valueOf(refused.getMessage()));
        }
    }

    private static ProxyNode node(ProxySpec proxy, ProxyIdentity identity, ClusterSetImage image) {
        return new ProxyNode(
                proxy.role(),
                identity,
                image.cluster(proxy.cluster())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "cluster: \"" + proxy.cluster() + "\" (expected: a member of the ClusterSet)"))
                        .settings()
                        .network(),
                proxy.locality().orElse(Locality.UNKNOWN),
                proxy.interception(),
                proxy.listenAddress(),
                proxy.workloadAddress());
    }
}
