package io.fairway.xds.proxy;

import io.fairway.model.id.ClusterId;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;

/**
 * Who a proxy is, as its credential proves. Never taken from node metadata.
 *
 * @param cluster the cluster that it runs in
 * @param namespace its namespace
 * @param serviceAccount its service account
 * @param name its own name, which for a sidecar is the name of its pod
 */
public record ProxyIdentity(ClusterId cluster, String namespace, String serviceAccount, String name) {

    /** The identity that its certificates carry. */
    public WorkloadIdentity workload(TrustDomain trustDomain) {
        return new WorkloadIdentity(trustDomain, cluster, namespace, serviceAccount);
    }

    @Override
    public String toString() {
        return cluster + "/" + namespace + "/" + serviceAccount + "/" + name;
    }
}
