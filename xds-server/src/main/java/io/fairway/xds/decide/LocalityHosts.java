package io.fairway.xds.decide;

import io.fairway.model.id.Locality;
import java.util.List;

/**
 * The hosts of one place at one priority.
 *
 * @param priority 0 for the first choice
 * @param locality the place
 * @param weight the sum of the healthy hosts' weights, at least 1: gRPC clients silently drop a locality without a weight
 * @param hosts the hosts, sorted by address and port
 */
public record LocalityHosts(int priority, Locality locality, long weight, List<Host> hosts) {
    public LocalityHosts {
        hosts = List.copyOf(hosts);
    }
}
