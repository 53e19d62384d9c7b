package io.fairway.model.merge;

import io.fairway.model.id.AddressRange;
import io.fairway.model.id.IpLiteral;
import io.fairway.model.id.ServiceName;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses the virtual IPs of imports. An import keeps its IP for as long as it lives (KEP-1645, "ClusterSetIP"). A
 * new one gets the IP that its name hashes to, so that replicas and restarts choose alike, or the next free one if
 * that is taken; only imports that collided can differ between replicas with different histories.
 */
public final class ClusterSetIpAllocator {

    private static final BigInteger ONE = BigInteger.ONE;

    private final AddressRange range;
    private final List<InetAddress> reserved;
    private final BigInteger usable;

    /**
     * Creates an allocator for the range, of which the network address and, in IPv4, the broadcast address are left
     * out. A range that is too small for these has no usable address.
     */
    public ClusterSetIpAllocator(AddressRange range) {
        this.range = range;
        InetAddress last = range.at(range.size().subtract(ONE));
        this.reserved = last instanceof Inet4Address ? List.of(range.network(), last) : List.of(range.network());
        this.usable = range.size().subtract(BigInteger.valueOf(reserved.size())).max(BigInteger.ZERO);
    }

    /**
     * The allocation for these imports and no others.
     *
     * @param previous the allocation so far; what is outside the range or doubly given is not kept
     * @param imports the imports that need an IP; new ones are served in the order of their names
     */
    public Allocation allocate(SortedMap<ServiceName, String> previous, SortedSet<ServiceName> imports) {
        Map<String, ServiceName> owners = new HashMap<>();
        previous.forEach((name, ip) -> {
            if (imports.contains(name)) {
                usable(ip).ifPresent(it -> owners.putIfAbsent(it, name));
            }
        });
        SortedSet<ServiceName> waiting = new TreeSet<>(imports);
        waiting.removeAll(owners.values());
        waiting.removeIf(name -> choose(name, owners));
        SortedMap<ServiceName, String> ips = new TreeMap<>();
        owners.forEach((ip, name) -> ips.put(name, ip));
        return new Allocation(ips, waiting);
    }

    /** Probes from the hash on; there is a free address unless all are taken. */
    private boolean choose(ServiceName name, Map<String, ServiceName> owners) {
        if (usable.compareTo(BigInteger.valueOf(owners.size())) <= 0) {
            return false;
        }
        BigInteger slot = hash(name).mod(usable);
        while (owners.putIfAbsent(ip(slot), name) != null) {
            slot = slot.add(ONE).mod(usable);
        }
        return true;
    }

    private String ip(BigInteger slot) {
        return IpLiteral.format(range.at(slot.add(ONE)));
    }

    private Optional<String> usable(String text) {
        return IpLiteral.parse(text)
                .filter(ip -> range.contains(ip) && !reserved.contains(ip))
                .map(IpLiteral::format);
    }

    private static BigInteger hash(ServiceName name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new BigInteger(1, sha256.digest(name.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every Java runtime)", e);
        }
    }

    /**
     * Who has which virtual IP.
     *
     * @param ips the virtual IPs by import, no two alike, in canonical text form
     * @param exhausted the imports that have none because the range is full
     */
    public record Allocation(SortedMap<ServiceName, String> ips, SortedSet<ServiceName> exhausted) {
        public Allocation {
            ips = Collections.unmodifiableSortedMap(new TreeMap<>(ips));
            exhausted = Collections.unmodifiableSortedSet(new TreeSet<>(exhausted));
        }
    }
}
