package io.fairway.xds.bootstrap;

import io.fairway.model.id.AddressRange;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where Envoy's admin interface listens. It can end Envoy and shows its secrets' metadata, so it never leaves the machine. */
public sealed interface AdminAddress {

    /**
     * A TCP port.
     *
     * @param address a loopback IP address
     * @param port 0 for any that is free
     */
    record Tcp(String address, int port) implements AdminAddress {
        public Tcp {
            if (AddressRange.literal(address)
                    .filter(InetAddress::isLoopbackAddress)
                    .isEmpty()) {
                throw new IllegalArgumentException("admin address: \"" + address + "\" (expected: a loopback address)");
            }
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("admin port: " + port + " (expected: 0-65535)");
            }
        }
    }

    /**
     * A Unix domain socket, which file permissions guard.
     *
     * @param path an absolute path of at most 107 bytes, which is all that a socket address holds
     */
    record Pipe(Path path) implements AdminAddress {
        private static final int MAX_BYTES = 107;

        public Pipe {
            if (!path.isAbsolute() || path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "admin socket: " + path + " (expected: an absolute path of at most " + MAX_BYTES + " bytes)");
            }
        }
    }
}
