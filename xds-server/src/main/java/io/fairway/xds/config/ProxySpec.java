package io.fairway.xds.config;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.Role;
import java.util.Optional;

/**
 * A proxy as its operator describes it, from which its bootstrap is made.
 *
 * @param name its own name, which for a sidecar is the name of its pod
 * @param role what it is for
 * @param cluster the cluster that it runs in
 * @param namespace its namespace
 * @param serviceAccount its service account
 * @param locality where it runs; empty if that follows from its cluster
 * @param interception how traffic gets into it
 * @param listenAddress the IP address that its listeners bind; present for a sidecar without interception
 * @param workloadAddress the IP address that its workload listens on
 */
public record ProxySpec(
        String name,
        Role role,
        ClusterId cluster,
        String namespace,
        String serviceAccount,
        Optional<Locality> locality,
        Interception interception,
        Optional<String> listenAddress,
        Optional<String> workloadAddress) {}
