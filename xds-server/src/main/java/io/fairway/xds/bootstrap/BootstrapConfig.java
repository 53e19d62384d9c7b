package io.fairway.xds.bootstrap;

import io.fairway.xds.proxy.ProxyNode;
import java.nio.file.Path;

/**
 * Everything that the start of one Envoy depends on.
 *
 * @param node who and where the proxy is
 * @param controlPlane where it gets its configuration
 * @param ads how it is spoken to
 * @param token the file with the proxy's bearer token, absolute; its folder is watched, so it should hold only tokens
 * @param folder where the companion files will be, absolute
 * @param admin where the admin interface listens
 * @param maxConnections how many downstream connections the proxy accepts in all
 */
public record BootstrapConfig(
        ProxyNode node,
        ControlPlane controlPlane,
        AdsKind ads,
        Path token,
        Path folder,
        AdminAddress admin,
        int maxConnections) {

    /** Enough for one pod; it bounds what a flood of connections can take. */
    public static final int DEFAULT_MAX_CONNECTIONS = 10_000;

    public BootstrapConfig {
        requireAbsolute("token file", token);
        requireAbsolute("folder", folder);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("connections: " + maxConnections + " (expected: at least 1)");
        }
    }

    private static void requireAbsolute(String what, Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(what + ": " + path + " (expected: an absolute path)");
        }
    }
}
