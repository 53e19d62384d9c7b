package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.caller;
import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.name;
import static io.fairway.xds.decide.ClusterSets.pod;
import static io.fairway.xds.decide.Decisions.hosts;
import static io.fairway.xds.decide.Decisions.outcomes;
import static io.fairway.xds.decide.Decisions.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How endpoints of other networks become gateway hosts. */
final class GatewayHostsTest {

    private static final String VIA = " MUTUAL_TLS_VIA_GATEWAY";

    private static ServiceFixture cart(EndpointFixture... endpoints) {
        return exported("shop/cart").port("http", 80, 8080).endpoints(endpoints);
    }

    private static Decision decide(ClusterSets clusters) {
        return EndpointDecider.decide(
                clusters.image(), caller("east", "eu-west"), new Target.ClusterSet(name("shop/cart"), 80));
    }

    @Test
    void aGatewayStandsOnceWithTheHealthyEndpointsOfAllZonesAndClustersBehindIt() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"), cart(pod("10.1.0.1").zone("a")))
                .cluster("north", in("green", "eu-west"), cart(pod("10.3.0.1").zone("c")))
                .cluster(
                        "west",
                        in("green", "eu-west"),
                        cart(pod("10.2.0.1").zone("a"), pod("10.2.0.2").zone("b"))));
        assertThat(hosts(decision))
                .containsExactly("0 eu-west/- 203.0.113.1:15443 x3" + VIA, "0 eu-west/a 10.1.0.1:8080 x1");
        assertThat(ExpectedShares.of(decision).hosts())
                .extracting(ExpectedShares.HostShare::percent)
                .containsExactly(75.0, 25.0);
    }

    @Test
    void severalGatewaysShareInWholeNumbers() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .gateway("green", "203.0.113.2")
                .gateway("red", "203.0.113.3")
                .gateway("red", "203.0.113.4")
                .gateway("red", "203.0.113.5")
                .cluster("east", in("blue", "eu-west"), cart(pod("10.1.0.1")))
                .cluster("north", in("red", "eu-west"), cart(pod("10.3.0.1")))
                .cluster("west", in("green", "eu-west"), cart(pod("10.2.0.1"), pod("10.2.0.2"), pod("10.2.0.3"))));
        assertThat(hosts(decision))
                .containsExactly(
                        "0 eu-west/- 10.1.0.1:8080 x6",
                        "0 eu-west/- 203.0.113.1:15443 x9" + VIA,
                        "0 eu-west/- 203.0.113.2:15443 x9" + VIA,
                        "0 eu-west/- 203.0.113.3:15443 x2" + VIA,
                        "0 eu-west/- 203.0.113.4:15443 x2" + VIA,
                        "0 eu-west/- 203.0.113.5:15443 x2" + VIA);
        assertThat(Decisions.kept(decision))
                .allSatisfy(it -> assertThat(it.share()).isCloseTo(0.2, within(1e-9)));
    }

    @Test
    void missingCapacityStandsAsAPlaceholderThatNeverGetsLoad() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"))
                .cluster(
                        "west",
                        in("green", "eu-west"),
                        cart(
                                pod("10.2.0.1"),
                                pod("10.2.0.2").unready(),
                                pod("10.2.0.3").unready(),
                                pod("10.2.0.4").terminating())));
        assertThat(hosts(decision))
                .containsExactly(
                        "0 eu-west/- 192.0.2.1:9 x2 UNHEALTHY" + VIA, "0 eu-west/- 203.0.113.1:15443 x1" + VIA);
    }

    @Test
    void aPlaceholderNeverTakesAnAddressThatIsInUse() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        exported("shop/cart").port("http", 80, 9).endpoints(pod("192.0.2.1")))
                .cluster(
                        "west",
                        in("green", "eu-west"),
                        cart(pod("10.2.0.1"), pod("10.2.0.2").unready())));
        assertThat(hosts(decision))
                .containsExactly(
                        "0 eu-west/- 192.0.2.1:9 x1",
                        "0 eu-west/- 192.0.2.2:9 x1 UNHEALTHY" + VIA,
                        "0 eu-west/- 203.0.113.1:15443 x1" + VIA);
    }

    @Test
    void withNobodyHealthyBehindItTheGatewayIsUnhealthyItself() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"))
                .cluster(
                        "west",
                        in("green", "eu-west"),
                        cart(
                                pod("10.2.0.1").unready(),
                                pod("10.2.0.2").unready(),
                                pod("10.2.0.3").terminating())));
        assertThat(hosts(decision)).containsExactly("0 eu-west/- 203.0.113.1:15443 x2 UNHEALTHY" + VIA);
    }

    @Test
    void withOnlyDrainingEndpointsBehindItTheGatewayDrains() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"))
                .cluster("west", in("green", "eu-west"), cart(pod("10.2.0.1").terminating())));
        assertThat(hosts(decision)).containsExactly("0 eu-west/- 203.0.113.1:15443 x1 DRAINING" + VIA);
    }

    @Test
    void aGatewayHasThePriorityOfTheNearestHealthyEndpointBehindIt() {
        ClusterSets clusters = clusterSet()
                .regionOrder("eu-west", "eu-north", "us-east")
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"), cart(pod("10.1.0.1")))
                .cluster("near", in("green", "eu-west"), cart(pod("10.2.0.1").unready()))
                .cluster("mid", in("green", "eu-north"), cart(pod("10.3.0.1")))
                .cluster("far", in("green", "us-east"), cart(pod("10.4.0.1")));
        Decision decision = decide(clusters);
        assertThat(outcomes(decision))
                .containsExactly("east 10.1.0.1 P0", "far 10.4.0.1 P1", "mid 10.3.0.1 P1", "near 10.2.0.1 P1");
        assertThat(hosts(decision))
                .containsExactly(
                        "0 eu-west/- 10.1.0.1:8080 x1",
                        "1 eu-north/- 192.0.2.1:9 x1 UNHEALTHY" + VIA,
                        "1 eu-north/- 203.0.113.1:15443 x2" + VIA);
        assertThat(reason(decision, "10.4.0.1"))
                .isEqualTo("3rd choice after eu-west; shares the gateway to network green with nearer endpoints");
    }

    @Test
    void withoutAGatewayThePodAddressesOfAnotherNetworkAreNeverHandedOut() {
        Decision decision = decide(clusterSet()
                .cluster("east", in("blue", "eu-west"), cart(pod("10.1.0.1")))
                .cluster("west", in("green", "eu-west"), cart(pod("10.2.0.1"))));
        assertThat(hosts(decision)).containsExactly("0 eu-west/- 10.1.0.1:8080 x1");
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 P0", "west 10.2.0.1 REACHABLE");
    }

    @Test
    void equalPodAddressesInTwoNetworksAreTwoEndpoints() {
        Decision decision = decide(clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster("east", in("blue", "eu-west"), cart(pod("10.1.0.1")))
                .cluster("west", in("green", "eu-west"), cart(pod("10.1.0.1"))));
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 P0", "west 10.1.0.1 P0");
    }

    @Test
    void aPodWithTheAddressOfAGatewayInUseGivesWay() {
        Decision decision = decide(clusterSet()
                .gateway("green", "10.1.0.1")
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        exported("shop/cart").port("http", 80, 15443).endpoints(pod("10.1.0.1")))
                .cluster("west", in("green", "eu-west"), cart(pod("10.2.0.1"))));
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 DUPLICATE", "west 10.2.0.1 P0");
        assertThat(reason(decision, "10.1.0.1"))
                .isEqualTo("10.1.0.1:15443 is also the address of the gateway to network green");
    }
}
