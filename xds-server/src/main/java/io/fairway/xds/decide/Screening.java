package io.fairway.xds.decide;

import io.fairway.gateway.Reachability;
import io.fairway.gateway.Reachability.Unreachable;
import io.fairway.gateway.ReachabilityRules;
import io.fairway.model.ClusterImage;
import io.fairway.model.endpoint.AddressRules;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that look at one endpoint at a time, and what came of them.
 *
 * @param reached the endpoints that passed
 * @param dropped the decisions on those that did not
 */
record Screening(List<Reached> reached, List<EndpointDecision> dropped) {

    static Screening of(Question question) {
        Screening screening = new Screening(new ArrayList<>(), new ArrayList<>());
        for (ClusterImage cluster : question.image().clusters().values()) {
            screening.add(question, cluster);
        }
        return screening;
    }

    private void add(Question question, ClusterImage cluster) {
        List<Candidate> candidates = Candidate.of(question, cluster);
        if (candidates.isEmpty()) {
            return;
        }
        Optional<Dropped> all = ClusterSteps.failed(question, cluster);
        for (Candidate candidate : candidates) {
            Optional<Dropped> one = all.or(() -> failed(question, cluster, candidate));
            if (one.isPresent()) {
                dropped.add(new EndpointDecision(candidate.endpoint(), one.get()));
            } else {
                reach(question, cluster, candidate.endpoint());
            }
        }
    }

    private static Optional<Dropped> failed(Question question, ClusterImage cluster, Candidate candidate) {
        if (!candidate.servesPort()) {
            return Optional.of(new Dropped(
                    Step.PORT,
                    "no EndpointSlice says that " + candidate.endpoint().address() + " serves port "
                            + question.target().port()
                            + question.declaredName(cluster)
                                    .map(name -> " (port name \"" + name + "\")")
                                    .orElse("")));
        }
        return AddressRules.refusal(cluster.settings(), candidate.endpoint().address())
                .map(reason -> new Dropped(Step.ADDRESS, reason));
    }

    private void reach(Question question, ClusterImage cluster, Endpoint endpoint) {
        NetworkId network = cluster.settings().network();
        Reachability way = way(question, endpoint, network);
        if (way instanceof Unreachable unreachable) {
            dropped.add(new EndpointDecision(endpoint, new Dropped(Step.REACHABLE, unreachable.message())));
            return;
        }
        String region = endpoint.locality().region();
        reached.add(
                question.target() instanceof Target.Exposed
                        ? new Reached(endpoint, network, 0, "a gateway spreads over all of its network", way)
                        : new Reached(
                                endpoint,
                                network,
                                question.waterfall().rank(region),
                                question.waterfall().reason(region),
                                way));
    }

    private static Reachability way(Question question, Endpoint endpoint, NetworkId network) {
        if (question.target() instanceof Target.Exposed) {
            return ReachabilityRules.fromGateway(endpoint, network);
        }
        NetworkId callerNetwork =
                question.callerCluster().map(it -> it.settings().network()).orElse(network);
        return ReachabilityRules.of(callerNetwork, endpoint, network, question.gateways());
    }
}
