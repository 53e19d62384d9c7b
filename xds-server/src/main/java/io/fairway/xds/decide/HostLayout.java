package io.fairway.xds.decide;

import io.fairway.gateway.Reachability.Direct;
import io.fairway.gateway.Reachability.Unreachable;
import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.Health;
import io.fairway.xds.decide.EndpointDecision.Kept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hosts that stand for the kept endpoints, and from them each endpoint's priority and share. */
final class HostLayout {

    /** Envoy's highest priority; further ranks share it. */
    private static final int LAST_PRIORITY = 127;

    private static final Comparator<Host> BY_ADDRESS =
            Comparator.comparing(Host::address).thenComparingInt(Host::port);

    private final SortedMap<NetworkId, NetworkBehindGateways> behind = new TreeMap<>();
    private final SortedMap<Integer, List<PlacedHost>> priorities = new TreeMap<>();
    private final SortedMap<Integer, Integer> priorityOfRank = new TreeMap<>();
    private final Map<String, Host> bySocket = new HashMap<>();

    private HostLayout() {}

    /** Lays out endpoints of which no two in one network share an address. */
    static HostLayout of(List<Reached> reached, int overprovisioningFactor) {
        HostLayout layout = new HostLayout();
        layout.number(layout.place(reached));
        layout.priorities.replaceAll((_, hosts) -> Weights.fit(hosts, overprovisioningFactor));
        layout.priorities
                .values()
                .forEach(hosts -> hosts.forEach(it -> layout.bySocket.put(
                        Reached.socket(it.host().address(), it.host().port()), it.host())));
        return layout;
    }

    private List<PlacedHost> place(List<Reached> reached) {
        SortedMap<NetworkId, List<Reached>> remote = new TreeMap<>();
        reached.stream()
                .filter(it -> !it.isDirect())
                .forEach(it -> remote.computeIfAbsent(it.network(), _ -> new ArrayList<>())
                        .add(it));
        remote.forEach((network, endpoints) -> behind.put(network, NetworkBehindGateways.of(network, endpoints)));
        long scale = Weights.scale(
                behind.values().stream().map(it -> it.gateways().size()).toList());
        List<PlacedHost> hosts = new ArrayList<>();
        reached.stream().filter(Reached::isDirect).forEach(it -> hosts.add(direct(it, scale)));
        Set<String> taken = taken(reached);
        behind.values().forEach(it -> hosts.addAll(it.hosts(scale, PlaceholderAddress.take(taken))));
        return hosts;
    }

    private Set<String> taken(List<Reached> reached) {
        Set<String> taken = new HashSet<>();
        reached.forEach(it -> taken.add(it.socket()));
        behind.values()
                .forEach(network ->
                        network.gateways().forEach(it -> taken.add(Reached.socket(it.address(), it.port()))));
        return taken;
    }

    private static PlacedHost direct(Reached reached, long weight) {
        Transport transport = reached.endpoint().sidecar().isPresent() ? Transport.MUTUAL_TLS : Transport.PLAIN;
        return new PlacedHost(
                reached.rank(),
                reached.endpoint().locality(),
                new Host(
                        reached.ip(),
                        reached.endpoint().port(),
                        weight,
                        reached.endpoint().health(),
                        transport));
    }

    private void number(List<PlacedHost> hosts) {
        hosts.stream()
                .map(PlacedHost::rank)
                .distinct()
                .sorted()
                .forEach(rank -> priorityOfRank.put(rank, Math.min(priorityOfRank.size(), LAST_PRIORITY)));
        hosts.forEach(it -> priorities
                .computeIfAbsent(priority(it.rank()), _ -> new ArrayList<>())
                .add(it));
    }

    private int priority(int rank) {
        Integer priority = priorityOfRank.get(rank);
        if (priority == null) {
            throw new IllegalStateException("rank: " + rank + " (expected: one of " + priorityOfRank.keySet() + ")");
        }
        return priority;
    }

    /** The hosts by priority and locality; within one, by address and port. */
    List<LocalityHosts> localities() {
        List<LocalityHosts> localities = new ArrayList<>();
        priorities.forEach((priority, placed) -> {
            SortedMap<Locality, List<Host>> byLocality = new TreeMap<>();
            placed.forEach(it -> byLocality
                    .computeIfAbsent(it.locality(), _ -> new ArrayList<>())
                    .add(it.host()));
            byLocality.forEach((locality, hosts) -> localities.add(locality(priority, locality, hosts)));
        });
        return localities;
    }

    private static LocalityHosts locality(int priority, Locality locality, List<Host> hosts) {
        long healthy = hosts.stream()
                .filter(host -> host.health() == Health.HEALTHY)
                .mapToLong(Host::weight)
                .sum();
        return new LocalityHosts(
                priority,
                locality,
                Math.max(1, healthy),
                hosts.stream().sorted(BY_ADDRESS).toList());
    }

    /** What became of an endpoint that was laid out. */
    Kept kept(Reached reached) {
        return switch (reached.reachability()) {
            case Direct way -> {
                int priority = priority(reached.rank());
                yield new Kept(priority, share(reached, priority, weight(reached.socket()), 1), way, reached.reason());
            }
            case ViaGateway way -> viaGateway(reached, way);
            case Unreachable way -> throw new IllegalStateException("kept although unreachable: " + way.message());
        };
    }

    private Kept viaGateway(Reached reached, ViaGateway way) {
        NetworkBehindGateways network = behind.get(way.network());
        if (network == null) {
            throw new IllegalStateException(
                    "network: " + way.network() + " (expected: one of " + behind.keySet() + ")");
        }
        int priority = priority(network.rank());
        long weight = way.gateways().stream()
                .mapToLong(it -> weight(Reached.socket(it.address(), it.port())))
                .sum();
        String reason = reached.rank() == network.rank()
                ? reached.reason()
                : reached.reason() + "; shares the gateway to network " + way.network() + " with nearer endpoints";
        return new Kept(priority, share(reached, priority, weight, network.count(Health.HEALTHY)), way, reason);
    }

    private long weight(String socket) {
        Host host = bySocket.get(socket);
        return host == null ? 0 : host.weight();
    }

    private double share(Reached reached, int priority, long weight, long among) {
        if (!reached.isHealthy()) {
            return 0;
        }
        long healthy = Weights.sum(priorities.getOrDefault(priority, List.of()), Health.HEALTHY);
        return (double) weight / healthy / among;
    }
}
