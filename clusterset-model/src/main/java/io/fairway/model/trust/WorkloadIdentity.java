package io.fairway.model.trust;

import io.fairway.model.id.ClusterId;

/**
 * Who a workload is. The cluster is part of it, so that a member cluster can vouch for its own workloads only.
 *
 * @param trustDomain whose certificates prove it
 * @param cluster where it runs
 * @param namespace its namespace
 * @param serviceAccount its service account
 */
public record WorkloadIdentity(TrustDomain trustDomain, ClusterId cluster, String namespace, String serviceAccount)
        implements Comparable<WorkloadIdentity> {

    /**
     * The identity as the URI that certificates carry, {@code spiffe://<trust domain>/cluster/<id>/ns/<ns>/sa/<sa>}.
     */
    public String spiffeId() {
        return "spiffe://" + trustDomain + "/cluster/" + cluster + "/ns/" + namespace + "/sa/" + serviceAccount;
    }

    @Override
    public int compareTo(WorkloadIdentity other) {
        return spiffeId().compareTo(other.spiffeId());
    }

    @Override
    public String toString() {
        return spiffeId();
    }
}
