package io.fairway.xds.proxy;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import java.util.Optional;

/**
 * Everything by which the configurations of two proxies can differ: proxies of equal view get the same resources, computed
 * once. Secrets are not part of it; they follow the proxy's identity.
 *
 * @param role what the proxy is for
 * @param cluster the cluster that it runs in
 * @param locality where it runs
 * @param binding where it listens
 * @param workload the pod that it stands before; empty for a gateway and for a sidecar that nobody calls
 */
public record ProxyView(
        Role role, ClusterId cluster, Locality locality, Binding binding, Optional<ObjectName> workload) {}
