package io.fairway.xds.decide;

import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The step that lets an address stand for one endpoint only. Envoy keeps the first of two hosts with one address, whatever its
 * priority and health, and says nothing; gRPC refuses the whole resource (gRFC A27). So the better one is chosen here: nearer,
 * then healthier, then by cluster. Equal addresses in two networks are two endpoints.
 *
 * @param unique the endpoints that stay
 * @param dropped the decisions on the others
 */
record Deduplication(List<Reached> unique, List<EndpointDecision> dropped) {

    private static final Comparator<Reached> BETTER = Comparator.comparingInt(Reached::rank)
            .thenComparing(it -> it.endpoint().health())
            .thenComparing(it -> it.endpoint().cluster());

    static Deduplication of(List<Reached> reached) {
        Deduplication result = new Deduplication(new ArrayList<>(), new ArrayList<>());
        Map<String, Gateway> gateways = gateways(reached);
        Map<NetworkId, Map<String, Reached>> taken = new HashMap<>();
        for (Reached one : reached.stream().sorted(BETTER).toList()) {
            Gateway gateway = one.isDirect() ? gateways.get(one.socket()) : null;
            Reached better =
                    taken.computeIfAbsent(one.network(), _ -> new HashMap<>()).putIfAbsent(one.socket(), one);
            if (gateway != null) {
                result.drop(one, "the gateway to network " + gateway.network());
            } else if (better != null) {
                result.drop(
                        one, "a better endpoint of cluster " + better.endpoint().cluster());
            } else {
                result.unique.add(one);
            }
        }
        return result;
    }

    private void drop(Reached one, String holder) {
        dropped.add(new EndpointDecision(
                one.endpoint(),
                new Dropped(Step.DUPLICATE, one.endpoint().socketAddress() + " is also the address of " + holder)));
    }

    private static Map<String, Gateway> gateways(List<Reached> reached) {
        Map<String, Gateway> gateways = new HashMap<>();
        for (Reached one : reached) {
            if (one.reachability() instanceof ViaGateway via) {
                via.gateways().forEach(it -> gateways.put(Reached.socket(it.address(), it.port()), it));
            }
        }
        return gateways;
    }
}
