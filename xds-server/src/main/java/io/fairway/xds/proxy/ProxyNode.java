package io.fairway.xds.proxy;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What a proxy says of itself: the bootstrap puts it into Envoy's {@code Node}, the control plane reads it from there. A claim,
 * not a proof; {@link ProxyViews} holds it against the credential.
 *
 * @param role what the proxy is for
 * @param claim who it says it is
 * @param network the network that it says its cluster is in
 * @param locality where it runs; {@link Locality#UNKNOWN} for its cluster's default
 * @param interception how traffic gets in; {@link Interception#NONE} for a gateway
 * @param listenAddress the IP address that its listeners bind; given exactly with {@link Interception#NONE}
 * @param workloadAddress the IP address that the workload of a sidecar listens on, if it says so
 */
public record ProxyNode(
        Role role,
        ProxyIdentity claim,
        NetworkId network,
        Locality locality,
        Interception interception,
        Optional<String> listenAddress,
        Optional<String> workloadAddress) {

    /** The longest region, zone or name, in characters. */
    static final int MAX_LENGTH = 253;

    /** Where a workload listens that nobody says anything about. */
    static final String DEFAULT_WORKLOAD = "127.0.0.1";

    public ProxyNode {
        requireLocality(locality);
        switch (interception) {
            case NONE -> requireOwnListeners(role, listenAddress);
            case REDIRECT -> requireRedirected(role, listenAddress);
        }
        requireWorkload(role, listenAddress, workloadAddress);
    }

    /**
     * Reads the claims from Envoy's node, strictly: an unknown key is a mistake worth knowing.
     *
     * @throws IllegalArgumentException naming the value and what was expected; safe to send to the client
     */
    public static ProxyNode parse(Node node) {
        NodeClaims claims = NodeClaims.of(node);
        ProxyIdentity claim = new ProxyIdentity(
                new ClusterId(claims.text("cluster")),
                claims.text("namespace"),
                claims.text("serviceAccount"),
                claims.text("name"));
        claims.requireId(claim.toString());
        return new ProxyNode(
                claims.oneOf("role", Role.class),
                claim,
                new NetworkId(claims.text("network")),
                claims.locality(),
                claims.oneOf("interception", Interception.class),
                claims.optionalText("listenAddress"),
                claims.optionalText("workloadAddress"));
    }

    private static void requireLocality(Locality locality) {
        if (locality.region().length() > MAX_LENGTH || locality.zone().length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "locality: a name of more than " + MAX_LENGTH + " characters (expected: at most that)");
        }
        if (locality.region().isEmpty() && !locality.zone().isEmpty()) {
            throw new IllegalArgumentException("locality: zone " + NodeClaims.quoted(locality.zone())
                    + " without a region (expected: both, a region, or neither)");
        }
    }

    private static void requireOwnListeners(Role role, Optional<String> listenAddress) {
        InetAddress address = listenAddress
                .map(text -> address("listenAddress", text))
                .orElseThrow(() -> new IllegalArgumentException(
                        "listenAddress: missing (expected: the IP address that the listeners"
                                + " bind, since nothing redirects traffic to the proxy)"));
        if (role == Role.SIDECAR && address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("listenAddress: " + address.getHostAddress()
                    + " (expected: the pod's own address, so that the workload can hold the same ports on another)");
        }
    }

    private static void requireRedirected(Role role, Optional<String> listenAddress) {
        if (role == Role.GATEWAY) {
            throw new IllegalArgumentException(
                    "interception: \"redirect\" (expected: \"none\"; a gateway's clients address it themselves)");
        }
        listenAddress.ifPresent(text -> {
            throw new IllegalArgumentException("listenAddress: " + NodeClaims.quoted(text)
                    + " (expected: none with interception \"redirect\", which needs every address)");
        });
    }

    private static void requireWorkload(Role role, Optional<String> listenAddress, Optional<String> workloadAddress) {
        if (role == Role.GATEWAY) {
            workloadAddress.ifPresent(text -> {
                throw new IllegalArgumentException("workloadAddress: " + NodeClaims.quoted(text)
                        + " (expected: none; no workload stands behind a gateway)");
            });
            return;
        }
        InetAddress address = address("workloadAddress", workloadAddress.orElse(DEFAULT_WORKLOAD));
        boolean own = listenAddress
                .flatMap(AddressRange::literal)
                .filter(address::equals)
                .isPresent();
        if (own || address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("workloadAddress: " + address.getHostAddress()
                    + " (expected: one address other than the listenAddress; the proxy would call itself)");
        }
    }

    private static InetAddress address(String what, String text) {
        return AddressRange.literal(text)
                .filter(address -> !address.isMulticastAddress())
                .orElseThrow(() -> new IllegalArgumentException(
                        what + ": " + NodeClaims.quoted(text) + " (expected: a unicast IPv4 or IPv6 address)"));
    }
}
