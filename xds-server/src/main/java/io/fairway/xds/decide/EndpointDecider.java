package io.fairway.xds.decide;

import io.fairway.model.merge.MergedImage;
import io.fairway.model.trust.WorkloadIdentity;
import io.fairway.policies.EffectivePolicies;
import io.fairway.policies.PolicyResolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which endpoints of a Service a caller gets, with what priority and weight, and why. Pure: the answer depends on the
 * settings, on the merge of the one Service and on what each cluster has of it, and the work grows with these alone.
 */
public final class EndpointDecider {

    private static final Comparator<EndpointDecision> BY_CLUSTER_AND_ADDRESS = Comparator.comparing(
                    (EndpointDecision it) -> it.endpoint().cluster())
            .thenComparing(it -> it.endpoint().address())
            .thenComparingInt(it -> it.endpoint().port());

    private EndpointDecider() {}

    /** The decision for one caller and one port. */
    public static Decision decide(MergedImage image, Caller caller, Target target) {
        EffectivePolicies policies = PolicyResolver.resolve(image, target.service());
        Screening screening = Screening.of(Question.of(image, caller, target));
        Deduplication deduplication = Deduplication.of(screening.reached());
        HostLayout layout =
                HostLayout.of(deduplication.unique(), policies.failover().overprovisioningFactor());
        List<EndpointDecision> endpoints = new ArrayList<>(screening.dropped());
        endpoints.addAll(deduplication.dropped());
        deduplication.unique().forEach(it -> endpoints.add(new EndpointDecision(it.endpoint(), layout.kept(it))));
        endpoints.sort(BY_CLUSTER_AND_ADDRESS);
        return new Decision(target, endpoints, layout.localities(), identities(deduplication.unique()), policies);
    }

    private static SortedSet<WorkloadIdentity> identities(List<Reached> kept) {
        return kept.stream()
                .map(Reached::endpoint)
                .flatMap(endpoint -> endpoint.sidecar().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
