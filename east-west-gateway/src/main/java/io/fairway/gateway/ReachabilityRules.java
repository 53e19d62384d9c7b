package io.fairway.gateway;

import io.fairway.gateway.Reachability.Direct;
import io.fairway.gateway.Reachability.Reason;
import io.fairway.gateway.Reachability.Unreachable;
import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.Gateway;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.Pod;
import java.util.List;

/** The rules by which a caller in one network reaches an endpoint in the same or another. */
public final class ReachabilityRules {

    private ReachabilityRules() {}

    /**
     * How a caller reaches an endpoint.
     *
     * @param caller the caller's network
     * @param endpoint the endpoint
     * @param network the endpoint's network
     * @param gateways the gateways of every network
     */
    public static Reachability of(NetworkId caller, Endpoint endpoint, NetworkId network, GatewayDirectory gateways) {
        if (caller.equals(network)) {
            return new Direct();
        }
        if (endpoint.sidecar().isEmpty()) {
            return noSidecar(endpoint, network);
        }
        List<Gateway> leading = gateways.gateways(network);
        return leading.isEmpty() ? noGateway(endpoint, network) : new ViaGateway(network, leading);
    }

    /** How a gateway reaches an endpoint of its own network on behalf of other networks. */
    public static Reachability fromGateway(Endpoint endpoint, NetworkId network) {
        return endpoint.sidecar().isEmpty() ? noSidecar(endpoint, network) : new Direct();
    }

    private static Unreachable noSidecar(Endpoint endpoint, NetworkId network) {
        return new Unreachable(
                Reason.NO_SIDECAR,
                "no sidecar ends mutual TLS before " + endpoint.socketAddress() + " in network " + network
                        + " (expected: its Pod carries annotation " + Pod.SIDECAR_ANNOTATION + ": \"true\")");
    }

    private static Unreachable noGateway(Endpoint endpoint, NetworkId network) {
        return new Unreachable(
                Reason.NO_GATEWAY,
                "no gateway leads to " + endpoint.socketAddress() + " in network " + network
                        + " (expected: a gateway of network " + network + " in the server's configuration)");
    }
}
