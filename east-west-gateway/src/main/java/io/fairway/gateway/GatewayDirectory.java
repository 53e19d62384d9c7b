package io.fairway.gateway;

import io.fairway.model.ClusterSetSettings;
import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which gateways lead to which network. Immutable. */
public final class GatewayDirectory {

    private final SortedMap<NetworkId, List<Gateway>> gateways;

    private GatewayDirectory(SortedMap<NetworkId, List<Gateway>> gateways) {
        this.gateways = gateways;
    }

    /**
     * The gateways that the hub names. An address leads to one network only; if two name it, the first by name has it, because
     * an address may stand only once among the endpoints that a proxy gets.
     */
    public static GatewayDirectory of(ClusterSetSettings settings) {
        SortedMap<NetworkId, List<Gateway>> gateways = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (Gateway gateway : settings.gateways()) {
            if (taken.add(gateway.address() + " " + gateway.port())) {
                gateways.computeIfAbsent(gateway.network(), _ -> new ArrayList<>())
                        .add(gateway);
            }
        }
        gateways.replaceAll((_, all) -> List.copyOf(all));
        return new GatewayDirectory(Collections.unmodifiableSortedMap(gateways));
    }

    /** The gateways that lead to the network, sorted; empty if it cannot be reached from others. */
    public List<Gateway> gateways(NetworkId network) {
        return gateways.getOrDefault(network, List.of());
    }
}
