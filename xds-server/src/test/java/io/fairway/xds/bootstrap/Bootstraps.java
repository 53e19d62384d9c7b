package io.fairway.xds.bootstrap;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.Role;
import java.nio.file.Path;
import java.util.Optional;

/** Configurations to test with. */
@SuppressWarnings("ImmutableEnumChecker") // a Path is as immutable as the rest
enum Bootstraps {
    SIDECAR(
            node(Role.SIDECAR, Interception.NONE, Optional.of("127.0.1.1"), Optional.of("127.0.2.1")),
            AdsKind.DELTA,
            new AdminAddress.Tcp("127.0.0.1", 15000)),
    REDIRECTED_SIDECAR(
            node(Role.SIDECAR, Interception.REDIRECT, Optional.empty(), Optional.empty()),
            AdsKind.SOTW,
            new AdminAddress.Tcp("::1", 15000)),
    GATEWAY(
            node(Role.GATEWAY, Interception.NONE, Optional.of("0.0.0.0"), Optional.empty()),
            AdsKind.DELTA,
            new AdminAddress.Pipe(Path.of("/run/fairway/admin.sock")));

    private final BootstrapConfig config;

    Bootstraps(ProxyNode node, AdsKind ads, AdminAddress admin) {
        this.config = new BootstrapConfig(
                node,
                new ControlPlane("127.0.0.1", 18000),
                ads,
                Path.of("/var/run/fairway/tokens/east/shop/web/web-1.token"),
                Path.of("/etc/fairway"),
                admin,
                BootstrapConfig.DEFAULT_MAX_CONNECTIONS);
    }

    BootstrapConfig config() {
        return config;
    }

    /** The same with files in this folder and an admin interface that disturbs nobody. */
    BootstrapConfig in(Path folder) {
        AdminAddress admin = config.admin() instanceof AdminAddress.Pipe
                ? new AdminAddress.Pipe(folder.resolve("admin.sock"))
                : new AdminAddress.Tcp("127.0.0.1", 0);
        return new BootstrapConfig(
                config.node(),
                config.controlPlane(),
                config.ads(),
                folder.resolve("tokens/web.token"),
                folder,
                admin,
                config.maxConnections());
    }

    private static ProxyNode node(
            Role role, Interception interception, Optional<String> listen, Optional<String> workload) {
        return new ProxyNode(
                role,
                new ProxyIdentity(new ClusterId("east"), "shop", "web", "web-1"),
                new NetworkId("net-a"),
                role == Role.GATEWAY ? Locality.UNKNOWN : new Locality("eu", "eu-a"),
                interception,
                listen,
                workload);
    }
}
