package io.fairway.model.endpoint;

import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which addresses a member cluster may name as its endpoints. A cluster that could name any would make callers of every other
 * cluster dial their own loopback or metadata services (compare CVE-2021-25740).
 */
public final class AddressRules {

    private AddressRules() {}

    /** Why the cluster may not use the address, or empty if it may. */
    public static Optional<String> refusal(ClusterSettings cluster, String address) {
        Optional<InetAddress> parsed = AddressRange.literal(address);
        if (parsed.isEmpty()) {
            return Optional.of("address \"" + address + "\" is no IP address (expected: IPv4 or IPv6 without a zone)");
        }
        return special(cluster, parsed.get(), address).or(() -> outside(cluster, parsed.get(), address));
    }

    private static Optional<String> special(ClusterSettings cluster, InetAddress ip, String text) {
        if (ip.isAnyLocalAddress() || ip.isMulticastAddress() || ip.isLinkLocalAddress() || isBroadcast(ip)) {
            return Optional.of("address " + text + " is unspecified, link-local, multicast or broadcast");
        }
        if (text.indexOf(':') >= 0 && (!(ip instanceof Inet6Address v6) || v6.isIPv4CompatibleAddress())) {
            if (!ip.isLoopbackAddress()) {
                return Optional.of("address " + text + " hides an IPv4 address (expected: the IPv4 address itself)");
            }
        }
        if (ip.isLoopbackAddress() && !listedLoopback(cluster, ip)) {
            return Optional.of(
                    "address " + text + " is loopback, which no loopback range of cluster " + cluster.id() + " allows");
        }
        return Optional.empty();
    }

    private static Optional<String> outside(ClusterSettings cluster, InetAddress ip, String text) {
        if (cluster.endpointRanges().isEmpty()
                || cluster.endpointRanges().stream().anyMatch(range -> range.contains(ip))) {
            return Optional.empty();
        }
        return Optional.of("address " + text + " is outside the endpoint ranges of cluster " + cluster.id() + " ("
                + String.join(
                        ", ",
                        cluster.endpointRanges().stream()
                                .map(AddressRange::toString)
                                .toList()) + ")");
    }

    /** A range that merely covers loopback, such as 0.0.0.0/0, does not list it. */
    private static boolean listedLoopback(ClusterSettings cluster, InetAddress ip) {
        return cluster.endpointRanges().stream()
                .anyMatch(range -> range.network().isLoopbackAddress() && range.contains(ip));
    }

    private static boolean isBroadcast(InetAddress ip) {
        return ip.getHostAddress().equals("255.255.255.255");
    }
}
