package io.fairway.xds.decide;

import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.Gateway;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.Health;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The endpoints that a caller reaches through the gateways of one network. Each gateway stands once among the caller's hosts and
 * carries its part of the healthy endpoints; if some are unhealthy, a placeholder that never gets load carries their weight, so
 * that the priority sheds load exactly as if the endpoints stood there themselves. Draining endpoints count nowhere, as Envoy
 * leaves them out of a priority's health.
 *
 * @param network the network
 * @param gateways its gateways, at least one
 * @param endpoints the endpoints behind them, at least one
 */
record NetworkBehindGateways(NetworkId network, List<Gateway> gateways, List<Reached> endpoints) {

    private static final Comparator<Reached> NEARER = Comparator.comparingInt(Reached::rank)
            .thenComparing(it -> it.endpoint().locality().region());

    static NetworkBehindGateways of(NetworkId network, List<Reached> endpoints) {
        List<Gateway> gateways = endpoints.stream()
                .map(Reached::reachability)
                .filter(ViaGateway.class::isInstance)
                .map(it -> ((ViaGateway) it).gateways())
                .findFirst()
                .orElseThrow();
        return new NetworkBehindGateways(network, gateways, List.copyOf(endpoints));
    }

    /** The rank of its nearest healthy endpoint, or of the nearest of all if none is healthy. */
    int rank() {
        return nearest().rank();
    }

    long count(Health health) {
        return endpoints.stream().filter(it -> it.endpoint().health() == health).count();
    }

    /**
     * The hosts that stand for the endpoints: the gateways and, where capacity is missing, the placeholder.
     *
     * @param scale the weight of one endpoint
     */
    List<PlacedHost> hosts(long scale, PlaceholderAddress placeholder) {
        long healthy = count(Health.HEALTHY);
        long unhealthy = count(Health.UNHEALTHY);
        if (healthy == 0) {
            return unhealthy == 0
                    ? gatewayHosts(Health.DRAINING, 1)
                    : gatewayHosts(Health.UNHEALTHY, part(unhealthy, scale));
        }
        List<PlacedHost> hosts = new ArrayList<>(gatewayHosts(Health.HEALTHY, part(healthy, scale)));
        if (unhealthy > 0) {
            hosts.add(place(placeholder.address(), placeholder.port(), unhealthy * scale, Health.UNHEALTHY));
        }
        return hosts;
    }

    private long part(long count, long scale) {
        return Math.max(1, count * scale / gateways.size());
    }

    private List<PlacedHost> gatewayHosts(Health health, long weight) {
        return gateways.stream()
                .map(it -> place(Reached.canonical(it.address()), it.port(), weight, health))
                .toList();
    }

    private PlacedHost place(String address, int port, long weight, Health health) {
        Reached nearest = nearest();
        return new PlacedHost(
                nearest.rank(),
                new Locality(nearest.endpoint().locality().region(), ""),
                new Host(address, port, weight, health, Transport.MUTUAL_TLS_VIA_GATEWAY));
    }

    private Reached nearest() {
        return endpoints.stream()
                .filter(Reached::isHealthy)
                .min(NEARER)
                .or(() -> endpoints.stream().min(NEARER))
                .orElseThrow();
    }
}
