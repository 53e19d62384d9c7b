package io.fairway.xds.demo;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Target;
import io.fairway.xds.demo.world.ClusterSpec;
import io.fairway.xds.demo.world.NetworkSpec;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.PodSpec;
import io.fairway.xds.demo.world.ServiceSpec;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldSpec;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The world that the demo plays in: Amsterdam and Brussels share network {@code lowlands} and region {@code eu-west}; Chicago is
 * alone in network {@code lakes} and region {@code us-central}, and is reached through its gateway. All three export
 * {@code shop/cart}, Chicago alone {@code shop/ledger}. The caller is pod {@code web-1} in Amsterdam.
 */
final class DemoWorld {

    static final ClusterId AMSTERDAM = new ClusterId("amsterdam");
    static final ClusterId BRUSSELS = new ClusterId("brussels");
    static final ClusterId CHICAGO = new ClusterId("chicago");
    static final NetworkId LOWLANDS = new NetworkId("lowlands");
    static final NetworkId LAKES = new NetworkId("lakes");
    static final String ZONE_A = "eu-west-a";
    static final String ZONE_B = "eu-west-b";

    private static final String SHOP = "shop";
    static final ServiceName CART = new ServiceName(SHOP, "cart");
    static final ServiceName LEDGER = new ServiceName(SHOP, "ledger");

    /** The ports of the Services; the first choice unless another program holds it on all addresses. */
    record Ports(int cart, int ledger) {
        static final List<Ports> CHOICES = List.of(
                new Ports(8080, 9090), new Ports(18080, 19090), new Ports(28080, 29090), new Ports(38080, 39090));
    }

    private DemoWorld() {}

    static WorldSpec spec(Ports ports) {
        return new WorldSpec(
                "demo.fairway.io",
                List.of(new NetworkSpec(LOWLANDS, AMSTERDAM, true), new NetworkSpec(LAKES, CHICAGO, true)),
                List.of(amsterdam(ports), brussels(ports), chicago(ports)),
                Map.of("eu-west", List.of("us-central"), "us-central", List.of("eu-west")));
    }

    private static ClusterSpec amsterdam(Ports ports) {
        return new ClusterSpec(
                AMSTERDAM,
                LOWLANDS,
                new Locality("eu-west", ZONE_A),
                List.of(cart(ports)),
                List.of(
                        PodSpec.of(SHOP, "web", "web-1", ZONE_A),
                        PodSpec.of(SHOP, "cart", "cart-ams-1", ZONE_A),
                        PodSpec.of(SHOP, "cart", "cart-ams-2", ZONE_A),
                        PodSpec.of(SHOP, "cart", "cart-ams-3", ZONE_B)));
    }

    private static ClusterSpec brussels(Ports ports) {
        return new ClusterSpec(
                BRUSSELS,
                LOWLANDS,
                new Locality("eu-west", "eu-west-c"),
                List.of(cart(ports)),
                List.of(PodSpec.of(SHOP, "cart", "cart-bru-1", "eu-west-c")));
    }

    private static ClusterSpec chicago(Ports ports) {
        return new ClusterSpec(
                CHICAGO,
                LAKES,
                new Locality("us-central", "us-central-a"),
                List.of(cart(ports), new ServiceSpec(LEDGER, "http", ports.ledger(), true)),
                List.of(
                        PodSpec.of(SHOP, "cart", "cart-chi-1", "us-central-a"),
                        PodSpec.of(SHOP, "cart", "cart-chi-2", "us-central-a"),
                        PodSpec.of(SHOP, "ledger", "ledger-chi-1", "us-central-a")));
    }

    private static ServiceSpec cart(Ports ports) {
        return new ServiceSpec(CART, "http", ports.cart(), true);
    }

    /** The pod that calls. */
    static PodPlace caller(WorldLayout layout) {
        return layout.pod("web-1");
    }

    /** The caller as decisions know it. */
    static Caller callerOf(WorldLayout layout) {
        PodPlace pod = caller(layout);
        return new Caller(pod.id().cluster(), pod.locality());
    }

    /** The Service in all clusters. */
    static Target.ClusterSet target(WorldLayout layout, ServiceName service) {
        return new Target.ClusterSet(service, port(layout, service));
    }

    /** Where a client finds the Service of all clusters. */
    static URI url(WorldLayout layout, ServiceName service) {
        return URI.create("http://" + service.clusterSetHost() + ":" + port(layout, service) + "/");
    }

    private static int port(WorldLayout layout, ServiceName service) {
        return layout.spec().cluster(CHICAGO).services().stream()
                .filter(it -> it.name().equals(service))
                .mapToInt(ServiceSpec::port)
                .findFirst()
                .orElseThrow();
    }
}
