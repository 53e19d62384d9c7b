package io.fairway.xds.demo.shares;

import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * What is expected of one endpoint that the caller reaches directly, or of all that it reaches through one network's gateways.
 * These belong together because a connection through a gateway stays with one endpoint, so only their sum is predictable.
 *
 * @param cluster the cluster, or the clusters joined by {@code +}
 * @param zone the zone, or the zones joined by {@code +}
 * @param endpoint the pod, or how many through which network's gateway
 * @param pods the pods behind it, {@code cluster/name}
 * @param ready how many of them are healthy
 * @param priority its priority; empty if the caller gets none of it
 * @param percent the expected share of all requests, 0 to 100
 */
public record ExpectedRow(
        String cluster,
        String zone,
        String endpoint,
        SortedSet<String> pods,
        int ready,
        OptionalInt priority,
        double percent) {}
