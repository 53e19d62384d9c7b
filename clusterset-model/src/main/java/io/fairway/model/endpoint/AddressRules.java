package io.fairway.model.endpoint;

import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.IpLiteral;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses a member cluster may name as its endpoints. A cluster that could name any would make callers of
 * every other cluster dial their own loopback or metadata services (compare CVE-2021-25740).
 */
public final class AddressRules {

    /**
     * The metadata services of clouds that are not link-local: of AWS and Google by IPv6, of Alibaba, Azure and
     * Oracle.
     */
    private static final Set<InetAddress> METADATA = Stream.of(
                    "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192")
            .map(InetAddress::ofLiteral)
            .collect(Collectors.toUnmodifiableSet());

    private AddressRules() {}

    /** Why the cluster may not use the address, or empty if it may. */
    public static Optional<String> refusal(ClusterSettings cluster, String address) {
        Optional<InetAddress> parsed = IpLiteral.parse(address);
        if (parsed.isEmpty()) {
            return Optional.of("address \"" + address + "\" is no IP address (expected: IPv4 or IPv6 without a zone)");
        }
        InetAddress ip = parsed.get();
        return special(ip, address)
                .or(() -> loopback(cluster, ip))
                .or(() -> outside(cluster, ip))
                .map(why -> "address " + address + " " + why);
    }

    /** No range lifts these. */
    private static Optional<String> special(InetAddress ip, String text) {
        if (hidesIpv4(ip, text)) {
            return Optional.of("hides an IPv4 address (expected: the IPv4 address itself)");
        }
        if (isUnspecified(ip) || ip.isMulticastAddress() || ip.isLinkLocalAddress() || isBroadcast(ip)) {
            return Optional.of("is unspecified, link-local, multicast or broadcast");
        }
        return METADATA.contains(ip) ? Optional.of("is a cloud's metadata service") : Optional.empty();
    }

    private static Optional<String> loopback(ClusterSettings cluster, InetAddress ip) {
        return ip.isLoopbackAddress() && !listedLoopback(cluster, ip)
                ? Optional.of("is loopback, which no loopback range of cluster " + cluster.id() + " allows")
                : Optional.empty();
    }

    private static Optional<String> outside(ClusterSettings cluster, InetAddress ip) {
        if (cluster.endpointRanges().isEmpty()
                || cluster.endpointRanges().stream().anyMatch(range -> range.contains(ip))) {
            return Optional.empty();
        }
        return Optional.of(cluster.endpointRanges().stream()
                .map(AddressRange::toString)
                .collect(Collectors.joining(
                        ", ", "is outside the endpoint ranges of cluster " + cluster.id() + " (", ")")));
    }

    /** A range that merely covers loopback, such as 0.0.0.0/0, does not list it. */
    private static boolean listedLoopback(ClusterSettings cluster, InetAddress ip) {
        return cluster.endpointRanges().stream()
                .anyMatch(range -> range.network().isLoopbackAddress() && range.contains(ip));
    }

    /** IPv4-mapped and IPv4-compatible addresses; the JDK counts {@code ::} and {@code ::1} among the latter. */
    private static boolean hidesIpv4(InetAddress ip, String text) {
        if (ip instanceof Inet6Address v6) {
            return v6.isIPv4CompatibleAddress() && !v6.isAnyLocalAddress() && !v6.isLoopbackAddress();
        }
        return text.indexOf(':') >= 0;
    }

    /** All of 0.0.0.0/8 means "this network" (RFC 1122, 3.2.1.3). */
    private static boolean isUnspecified(InetAddress ip) {
        return ip.isAnyLocalAddress() || (ip instanceof Inet4Address && ip.getAddress()[0] == 0);
    }

    private static boolean isBroadcast(InetAddress ip) {
        return ip.getHostAddress().equals("255.255.255.255");
    }
}
