package io.fairway.xds.config;

import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the {@code networks} of a server's configuration. Confined to one reading. */
final class NetworksReader {

    static final Set<String> KEYS = Keys.of("id", "gateways");
    static final Set<String> GATEWAY_KEYS = Keys.of("address", "port");

    private final SortedSet<String> declared = new TreeSet<>();
    private final List<Gateway> gateways = new ArrayList<>();
    private final Once ids = new Once();
    private final Once addresses = new Once();

    void read(Place networks) {
        networks.someItems().forEach(this::network);
    }

    private void network(Place network) {
        network.withKeys(KEYS);
        Optional<NetworkId> id = network.at("id").required(Syntax.NETWORK_ID);
        id.ifPresent(it -> {
            ids.check(it.value(), network.at("id"));
            declared.add(it.value());
        });
        network.at("gateways").items().forEach(gateway -> gateway(id, gateway));
    }

    private void gateway(Optional<NetworkId> network, Place gateway) {
        gateway.withKeys(GATEWAY_KEYS);
        int port = gateway.at("port").port(1, Gateway.DEFAULT_PORT);
        gateway.at("address").required(Syntax.GATEWAY_ADDRESS).ifPresent(address -> {
            addresses.check(
                    address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port,
                    gateway.at("address"));
            network.ifPresent(id -> gateways.add(new Gateway(id, address, port)));
        });
    }

    /** The ids of the networks read so far. */
    SortedSet<String> declared() {
        return Collections.unmodifiableSortedSet(declared);
    }

    /** The gateways of the networks read so far. */
    List<Gateway> gateways() {
        return List.copyOf(gateways);
    }
}
