package io.fairway.gateway;

import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import java.util.List;

/** How a caller reaches an endpoint. */
public sealed interface Reachability {

    /** By the endpoint's own address: caller and endpoint share a network. */
    record Direct() implements Reachability {}

    /**
     * Through any of the gateways of the endpoint's network.
     *
     * @param network the endpoint's network
     * @param gateways its gateways, sorted, at least one
     */
    record ViaGateway(NetworkId network, List<Gateway> gateways) implements Reachability {
        public ViaGateway {
            gateways = List.copyOf(gateways);
        }
    }

    /**
     * Not at all. The pod address of a foreign network is never handed out instead: it may belong to somebody else there.
     *
     * @param reason the stable code
     * @param message why, for people
     */
    record Unreachable(Reason reason, String message) implements Reachability {}

    /** Why an endpoint cannot be reached. */
    enum Reason {
        /** The endpoint's network has no gateway. */
        NO_GATEWAY,
        /** No sidecar stands before the endpoint, so nothing there ends the mutual TLS that gateways pass through. */
        NO_SIDECAR
    }
}
