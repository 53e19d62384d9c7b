package io.fairway.xds.decide;

import io.fairway.gateway.Reachability;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.Health;
import java.net.InetAddress;

/**
 * An endpoint that passed every step which looks at it alone.
 *
 * @param endpoint the endpoint
 * @param network its network
 * @param rank how many choices come before it; not yet without gaps
 * @param reason why it has this rank, for people
 * @param reachability the way to it, never unreachable
 */
record Reached(Endpoint endpoint, NetworkId network, int rank, String reason, Reachability reachability) {

    boolean isHealthy() {
        return endpoint.health() == Health.HEALTHY;
    }

    boolean isDirect() {
        return reachability instanceof Reachability.Direct;
    }

    /** The IP address in the one form in which equal addresses are equal text; Envoy too compares addresses, not text. */
    String ip() {
        return canonical(endpoint.address());
    }

    /** {@link #ip()} and the port. */
    String socket() {
        return socket(endpoint.address(), endpoint.port());
    }

    static String socket(String address, int port) {
        return canonical(address) + " " + port;
    }

    static String canonical(String address) {
        return AddressRange.literal(address).map(InetAddress::getHostAddress).orElse(address);
    }
}
