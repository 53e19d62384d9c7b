package io.fairway.model;

import io.fairway.model.id.AddressRange;
import io.fairway.model.trust.TrustDomain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the hub says of the ClusterSet as a whole.
 *
 * @param trustDomain the trust domain of its workloads
 * @param clusterSetIps where the virtual IPs of imports are taken from
 * @param gateways every east-west gateway, sorted
 * @param regionOrder per caller's region the other regions, nearest first; regions that are not listed come last,
 *     together
 */
public record ClusterSetSettings(
        TrustDomain trustDomain,
        AddressRange clusterSetIps,
        List<Gateway> gateways,
        Map<String, List<String>> regionOrder) {
    public ClusterSetSettings {
        gateways = gateways.stream().sorted().toList();
        SortedMap<String, List<String>> sorted = new TreeMap<>();
        regionOrder.forEach((region, others) -> sorted.put(region, List.copyOf(others)));
        regionOrder = Collections.unmodifiableSortedMap(sorted);
    }
}
