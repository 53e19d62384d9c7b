package io.fairway.xds.decide;

import io.fairway.model.trust.WorkloadIdentity;
import io.fairway.policies.EffectivePolicies;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a caller gets for a target, and why.
 *
 * @param target what was asked for
 * @param endpoints the decision on every endpoint of every cluster that has the Service, sorted by cluster and address
 * @param localities the hosts that the proxy gets, sorted by priority, then locality; priorities without gaps; no address twice
 * @param identities who the kept endpoints' sidecars and those behind kept gateways prove to be
 * @param policies the policies that were applied
 */
public record Decision(
        Target target,
        List<EndpointDecision> endpoints,
        List<LocalityHosts> localities,
        SortedSet<WorkloadIdentity> identities,
        EffectivePolicies policies) {
    public Decision {
        endpoints = List.copyOf(endpoints);
        localities = List.copyOf(localities);
        identities = Collections.unmodifiableSortedSet(new TreeSet<>(identities));
    }
}
