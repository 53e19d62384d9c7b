package io.fairway.model;

import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import java.util.List;

/**
 * What the hub says of a member cluster, as opposed to what the cluster says of itself.
 *
 * @param id its identity
 * @param network the network that its pods are in
 * @param defaultLocality the place of endpoints that name none
 * @param endpointRanges where its endpoints must lie; empty allows all but special addresses. A loopback address is
 *     accepted only from a range listed here.
 */
public record ClusterSettings(
        ClusterId id, NetworkId network, Locality defaultLocality, List<AddressRange> endpointRanges) {
    public ClusterSettings {
        endpointRanges = List.copyOf(endpointRanges);
    }
}
