package io.fairway.xds.translate;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;

/**
 * What one decision becomes for Envoy.
 *
 * @param cluster the cluster, which takes its endpoints from EDS
 * @param endpoints the assignment of the same name
 */
public record PortResources(Cluster cluster, ClusterLoadAssignment endpoints) {}
