package io.fairway.xds.bootstrap;

import io.fairway.model.id.AddressRange;
import java.net.InetAddress;

/**
 * Where a control plane serves xDS. On this machine only, because the stream is plain text and carries the token and the keys.
 *
 * @param address a loopback IP address
 * @param port its port
 */
public record ControlPlane(String address, int port) {
    public ControlPlane {
        if (AddressRange.literal(address).filter(InetAddress::isLoopbackAddress).isEmpty()) {
            throw new IllegalArgumentException(
                    "xDS address: \"" + address + "\" (expected: a loopback address; xDS is plain text)");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("xDS port: " + port + " (expected: 1-65535)");
        }
    }
}
