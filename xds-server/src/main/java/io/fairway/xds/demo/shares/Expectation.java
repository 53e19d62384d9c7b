package io.fairway.xds.demo.shares;

import io.fairway.gateway.Reachability;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.Health;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecision;
import io.fairway.xds.decide.ExpectedShares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Predicts from a decision which share of a caller's requests goes where, in rows for people. */
public final class Expectation {

    private Expectation() {}

    /** One row per endpoint reached directly or not at all, one per network behind gateways; in the order of the decision. */
    public static List<ExpectedRow> of(Decision decision) {
        ExpectedShares shares = ExpectedShares.of(decision);
        Map<String, List<EndpointDecision>> groups = new LinkedHashMap<>();
        decision.endpoints()
                .forEach(it -> groups.computeIfAbsent(group(it), _ -> new ArrayList<>())
                        .add(it));
        return groups.values().stream().map(group -> row(group, shares)).toList();
    }

    private static String group(EndpointDecision decision) {
        return decision.outcome() instanceof EndpointDecision.Kept kept
                        && kept.reachability() instanceof Reachability.ViaGateway via
                ? "network " + via.network()
                : decision.endpoint().cluster() + " " + decision.endpoint().socketAddress();
    }

    private static ExpectedRow row(List<EndpointDecision> group, ExpectedShares shares) {
        List<Endpoint> endpoints =
                group.stream().map(EndpointDecision::endpoint).toList();
        return new ExpectedRow(
                joined(endpoints, endpoint -> endpoint.cluster().value()),
                joined(endpoints, endpoint -> endpoint.locality().zone()),
                name(group.getFirst(), group.size()),
                endpoints.stream().map(Expectation::pod).collect(Collectors.toCollection(TreeSet::new)),
                (int) endpoints.stream()
                        .filter(endpoint -> endpoint.health() == Health.HEALTHY)
                        .count(),
                priority(group),
                group.stream().mapToDouble(shares::percentOf).sum());
    }

    private static String joined(List<Endpoint> endpoints, Function<Endpoint, String> part) {
        return endpoints.stream().map(part).distinct().sorted().collect(Collectors.joining("+"));
    }

    private static String name(EndpointDecision first, int size) {
        return switch (first.outcome()) {
            case EndpointDecision.Kept kept
            when kept.reachability() instanceof Reachability.ViaGateway via -> size + " pods via " + via.network();
            case EndpointDecision.Kept _, EndpointDecision.Dropped _ ->
                first.endpoint()
                        .pod()
                        .map(ObjectName::name)
                        .orElse(first.endpoint().socketAddress());
        };
    }

    /** The pod as {@link ShareTable} counts it; an endpoint without a pod counts by its address. */
    private static String pod(Endpoint endpoint) {
        return endpoint.cluster() + "/" + endpoint.pod().map(ObjectName::name).orElse(endpoint.socketAddress());
    }

    private static OptionalInt priority(List<EndpointDecision> group) {
        return group.stream()
                .flatMapToInt(it -> it.outcome() instanceof EndpointDecision.Kept kept
                        ? IntStream.of(kept.priority())
                        : IntStream.empty())
                .min();
    }
}
