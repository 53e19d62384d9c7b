package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import java.util.List;
import java.util.Map;

/** A world of two clusters in two networks, for tests. */
final class TestWorlds {

    static final ClusterId EAST = new ClusterId("east");
    static final ClusterId WEST = new ClusterId("west");
    static final ServiceName CART = new ServiceName("shop", "cart");
    static final LoopbackBlock BLOCK = new LoopbackBlock(7, 8);

    private TestWorlds() {}

    static WorldSpec spec() {
        return new WorldSpec(
                "test.fairway.io",
                List.of(
                        new NetworkSpec(new NetworkId("one"), EAST, true),
                        new NetworkSpec(new NetworkId("two"), WEST, true)),
                List.of(cluster(EAST, "one", "r1", "r1-a"), cluster(WEST, "two", "r2", "r2-a")),
                Map.of("r1", List.of("r2")));
    }

    private static ClusterSpec cluster(ClusterId id, String network, String region, String zone) {
        return new ClusterSpec(
                id,
                new NetworkId(network),
                new Locality(region, zone),
                List.of(new ServiceSpec(CART, "http", 8080, true)),
                List.of(PodSpec.of("shop", "web", "web-" + id, zone), PodSpec.of("shop", "cart", "cart-" + id, zone)));
    }

    static WorldLayout layout() {
        return WorldLayout.of(spec(), BLOCK);
    }

    static WorldState state() {
        return WorldState.initial(layout());
    }
}
