package io.fairway.xds.decide;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.service.Health;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import io.fairway.xds.decide.EndpointDecision.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The load that an Envoy with this decision will send where, predicted by Envoy's own arithmetic. It holds for many requests over
 * round robin with host weights, panic mode off and no zone-aware routing.
 *
 * @param priorities per priority its part of all load, in whole per cent; 100 in all unless there is no host
 * @param hosts every host with its part, in the order of the decision
 */
public record ExpectedShares(List<Integer> priorities, List<HostShare> hosts) {

    public ExpectedShares {
        priorities = List.copyOf(priorities);
        hosts = List.copyOf(hosts);
    }

    /**
     * One host's part of the load.
     *
     * @param priority its priority
     * @param locality its place
     * @param host the host
     * @param percent its part of all load, 0 to 100; 0 unless it is healthy
     */
    public record HostShare(int priority, Locality locality, Host host, double percent) {}

    /** The shares that follow from a decision. */
    public static ExpectedShares of(Decision decision) {
        SortedMap<Integer, List<Host>> byPriority = new TreeMap<>();
        decision.localities()
                .forEach(it -> byPriority
                        .computeIfAbsent(it.priority(), _ -> new ArrayList<>())
                        .addAll(it.hosts()));
        List<Integer> loads = PriorityLoads.of(
                List.copyOf(byPriority.values()), decision.policies().failover().overprovisioningFactor());
        List<HostShare> shares = new ArrayList<>();
        for (LocalityHosts place : decision.localities()) {
            long healthy = healthyWeight(byPriority.getOrDefault(place.priority(), List.of()));
            double load = loads.get(place.priority());
            place.hosts()
                    .forEach(host -> shares.add(new HostShare(
                            place.priority(),
                            place.locality(),
                            host,
                            isHealthy(host) ? load * host.weight() / healthy : 0)));
        }
        return new ExpectedShares(loads, shares);
    }

    /** The per cent of all load that an endpoint of the same decision gets, through gateways or directly. */
    public double percentOf(EndpointDecision endpoint) {
        return switch (endpoint.outcome()) {
            case Kept kept -> priorities.get(kept.priority()) * kept.share();
            case Dropped _ -> 0;
        };
    }

    /** The per cent of all load by cluster, of the same decision; clusters without load are left out. */
    public SortedMap<ClusterId, Double> byCluster(Decision decision) {
        return by(decision, it -> it.endpoint().cluster());
    }

    /** The per cent of all load by the endpoints' own place, of the same decision; places without load are left out. */
    public SortedMap<Locality, Double> byLocality(Decision decision) {
        return by(decision, it -> it.endpoint().locality());
    }

    private <K extends Comparable<K>> SortedMap<K, Double> by(Decision decision, Function<EndpointDecision, K> key) {
        SortedMap<K, Double> sums = new TreeMap<>();
        for (EndpointDecision endpoint : decision.endpoints()) {
            double percent = percentOf(endpoint);
            if (percent > 0) {
                sums.merge(key.apply(endpoint), percent, Double::sum);
            }
        }
        return sums;
    }

    private static long healthyWeight(List<Host> hosts) {
        return hosts.stream()
                .filter(ExpectedShares::isHealthy)
                .mapToLong(Host::weight)
                .sum();
    }

    private static boolean isHealthy(Host host) {
        return host.health() == Health.HEALTHY;
    }
}
