package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.caller;
import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.name;
import static io.fairway.xds.decide.ClusterSets.pod;
import static io.fairway.xds.decide.Decisions.hosts;
import static io.fairway.xds.decide.Decisions.outcomes;
import static io.fairway.xds.decide.Decisions.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.ServicePort;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EndpointDeciderTest {

    private static final Target CART = new Target.ClusterSet(name("shop/cart"), 80);
    private static final Target LOCAL_CART = new Target.ClusterLocal(name("shop/cart"), 80);
    private static final Caller EAST = caller("east", "eu-west");

    private static ServiceFixture cart() {
        return exported("shop/cart").port("http", 80, 8080);
    }

    private static Decision decide(ClusterSets clusters, Caller caller, Target target) {
        return EndpointDecider.decide(clusters.image(), caller, target);
    }

    @Test
    void priorityZeroIsEveryZoneOfTheCallersRegionInAllClusters() {
        ClusterSets clusters = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        cart().endpoints(
                                        pod("10.1.0.1").zone("a"),
                                        pod("10.1.0.2").zone("b")))
                .cluster(
                        "west",
                        in("blue", "eu-west"),
                        cart().endpoints(pod("10.2.0.1").zone("b")));
        assertThat(hosts(decide(clusters, EAST, CART)))
                .containsExactly(
                        "0 eu-west/a 10.1.0.1:8080 x1", "0 eu-west/b 10.1.0.2:8080 x1", "0 eu-west/b 10.2.0.1:8080 x1");
    }

    @Test
    void otherRegionsFollowInTheConfiguredOrderAndUnlistedOnesLastTogether() {
        ClusterSets clusters = clusterSet()
                .regionOrder("eu-west", "eu-north", "us-east")
                .cluster("a", in("blue", "ap-south"), cart().endpoints(pod("10.1.0.1")))
                .cluster("b", in("blue", "us-east"), cart().endpoints(pod("10.2.0.1")))
                .cluster("c", in("blue", "eu-north"), cart().endpoints(pod("10.3.0.1")))
                .cluster("d", in("blue", "sa-east"), cart().endpoints(pod("10.4.0.1")))
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.5.0.1")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision))
                .containsExactly(
                        "a 10.1.0.1 P3", "b 10.2.0.1 P2", "c 10.3.0.1 P1", "d 10.4.0.1 P3", "east 10.5.0.1 P0");
        assertThat(reason(decision, "10.2.0.1")).isEqualTo("3rd choice after eu-west");
        assertThat(reason(decision, "10.4.0.1")).isEqualTo("no distance configured from eu-west");
    }

    @Test
    void prioritiesHaveNoGapWhereARegionHasNoEndpoints() {
        ClusterSets clusters = clusterSet()
                .regionOrder("eu-west", "eu-north", "us-east")
                .cluster("east", in("blue", "eu-west"))
                .cluster("far", in("blue", "us-east"), cart().endpoints(pod("10.2.0.1")));
        assertThat(outcomes(decide(clusters, EAST, CART))).containsExactly("far 10.2.0.1 P0");
    }

    @Test
    void healthIsPublishedAsItIs() {
        ClusterSets clusters = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        cart().endpoints(
                                        pod("10.1.0.1"),
                                        pod("10.1.0.2").unready(),
                                        pod("10.1.0.3").terminating(),
                                        pod("10.1.0.4").plain()));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(hosts(decision))
                .containsExactly(
                        "0 eu-west/- 10.1.0.1:8080 x1",
                        "0 eu-west/- 10.1.0.2:8080 x1 UNHEALTHY",
                        "0 eu-west/- 10.1.0.3:8080 x1 DRAINING",
                        "0 eu-west/- 10.1.0.4:8080 x1 PLAIN");
        assertThat(decision.localities()).extracting(LocalityHosts::weight).containsExactly(2L);
    }

    @Test
    void clusterLocalStaysInItsOwnClusterExportedOrNot() {
        ClusterSets clusters = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        local("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")))
                .cluster("west", in("blue", "eu-west"), cart().endpoints(pod("10.2.0.1")));
        Decision decision = decide(clusters, EAST, LOCAL_CART);
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 P0", "west 10.2.0.1 SCOPE");
        assertThat(reason(decision, "10.2.0.1")).isEqualTo("svc.cluster.local stays in the caller's cluster east");
        assertThat(outcomes(decide(clusters, EAST, CART)))
                .containsExactly("east 10.1.0.1 EXPORTED", "west 10.2.0.1 P0");
    }

    @Test
    void whatIsNotExportedIsDroppedWithItsReason() {
        ClusterSets clusters = clusterSet()
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.1")))
                .cluster(
                        "west",
                        in("blue", "eu-west"),
                        local("shop/cart").port("http", 80, 8080).endpoints(pod("10.2.0.1")));
        assertThat(reason(decide(clusters, EAST, CART), "10.2.0.1"))
                .isEqualTo("cluster west has no ServiceExport shop/cart");
    }

    @Test
    void aCallersClusterWithoutTheNamespaceImportsNothing() {
        ClusterSets clusters = clusterSet()
                .cluster("east", in("blue", "eu-west").withoutNamespaces())
                .cluster("west", in("blue", "eu-west"), cart().endpoints(pod("10.2.0.1")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision)).containsExactly("west 10.2.0.1 NAMESPACE");
        assertThat(reason(decision, "10.2.0.1"))
                .isEqualTo("the caller's cluster east has no namespace shop, so it does not import shop/cart");
    }

    @Test
    void aConflictingPortReachesOnlyTheClustersThatDeclareIt() {
        ClusterSets clusters = clusterSet()
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.1")))
                .cluster(
                        "west",
                        in("blue", "eu-west"),
                        exported("shop/cart").port("http", 81, 8081).endpoints(pod("10.2.0.1")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 P0", "west 10.2.0.1 PORT");
        assertThat(reason(decision, "10.2.0.1"))
                .isEqualTo(
                        "Service shop/cart of cluster west does not declare TCP port 80 named \"http\" as east does");
    }

    @Test
    void aPortThatTheImportLacksReachesNobody() {
        ClusterSets clusters = clusterSet().cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.1")));
        Decision decision = decide(clusters, EAST, new Target.ClusterSet(name("shop/cart"), 9999));
        assertThat(reason(decision, "10.1.0.1")).isEqualTo("import shop/cart has no TCP port 9999 (it has 80/TCP)");
        assertThat(reason(decide(clusters, EAST, new Target.ClusterLocal(name("shop/cart"), 9999)), "10.1.0.1"))
                .isEqualTo("Service shop/cart of cluster east has no TCP port 9999");
    }

    @Test
    void aUdpPortOfTheSameNumberIsNotMeant() {
        ServiceFixture dns = exported("shop/cart")
                .port(new ServicePort("dns", Protocol.UDP, 80, Optional.empty()), 5353)
                .endpoints(pod("10.1.0.1"));
        assertThat(outcomes(decide(clusterSet().cluster("east", in("blue", "eu-west"), dns), EAST, CART)))
                .containsExactly("east 10.1.0.1 PORT");
    }

    @Test
    void anEndpointWhoseSlicesLackThePortIsShownOnce() {
        ServiceFixture partly = cart().endpoints(pod("10.1.0.1"));
        ServiceFixture wholly = partly.port("admin", 81, 9090).endpoints(pod("10.1.0.2"));
        ClusterSets clusters = clusterSet().cluster("east", in("blue", "eu-west"), wholly);
        Decision decision = decide(clusters, EAST, new Target.ClusterSet(name("shop/cart"), 81));
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 PORT", "east 10.1.0.2 P0");
        assertThat(reason(decision, "10.1.0.1"))
                .isEqualTo("no EndpointSlice says that 10.1.0.1 serves port 81 (port name \"admin\")");
    }

    @Test
    void anAddressThatTheClusterMayNotUseIsDropped() {
        ClusterSets clusters = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu-west").ranges("10.1.0.0/16"),
                        cart().endpoints(pod("10.1.0.1"), pod("10.2.0.1"), pod("169.254.169.254")));
        assertThat(outcomes(decide(clusters, EAST, CART)))
                .containsExactly("east 10.1.0.1 P0", "east 10.2.0.1 ADDRESS", "east 169.254.169.254 ADDRESS");
    }

    @Test
    void aClusterThatWasNeverSeenCompletelyGivesNothing() {
        ClusterSets clusters = clusterSet()
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.1")))
                .cluster("west", in("blue", "eu-west").neverSynced(), cart().endpoints(pod("10.2.0.1")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision)).containsExactly("east 10.1.0.1 P0", "west 10.2.0.1 SYNCED");
        assertThat(reason(decision, "10.2.0.1"))
                .isEqualTo("cluster west has never been seen completely: not synced yet");
    }

    @Test
    void aCallerWhoseClusterIsNoMemberGetsNothing() {
        ClusterSets clusters = clusterSet().cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.1")));
        Decision decision = decide(clusters, caller("gone", "eu-west"), CART);
        assertThat(decision.localities()).isEmpty();
        assertThat(reason(decision, "10.1.0.1")).isEqualTo("the caller's cluster gone is no member of the ClusterSet");
    }

    @Test
    void ofEqualAddressesInOneNetworkTheNearerThenTheHealthierStays() {
        ClusterSets clusters = clusterSet()
                .regionOrder("eu-west", "us-east")
                .cluster("a", in("blue", "us-east"), cart().endpoints(pod("10.1.0.1"), pod("10.1.0.2")))
                .cluster(
                        "b",
                        in("blue", "eu-west"),
                        cart().endpoints(pod("10.1.0.1"), pod("10.1.0.3").unready()))
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("10.1.0.3")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision))
                .containsExactly(
                        "a 10.1.0.1 DUPLICATE",
                        "a 10.1.0.2 P1",
                        "b 10.1.0.1 P0",
                        "b 10.1.0.3 DUPLICATE",
                        "east 10.1.0.3 P0");
        assertThat(reason(decision, "10.1.0.1"))
                .isEqualTo("10.1.0.1:8080 is also the address of a better endpoint of cluster b");
    }

    @Test
    void anAddressInAnotherSpellingIsTheSameAddress() {
        ClusterSets clusters = clusterSet()
                .cluster("east", in("blue", "eu-west"), cart().endpoints(pod("fd00::1")))
                .cluster("west", in("blue", "eu-west"), cart().endpoints(pod("FD00:0::1")));
        Decision decision = decide(clusters, EAST, CART);
        assertThat(outcomes(decision)).containsExactly("east fd00::1 P0", "west FD00:0::1 DUPLICATE");
        assertThat(hosts(decision)).containsExactly("0 eu-west/- fd00:0:0:0:0:0:0:1:8080 x1");
    }

    @Test
    void aServiceThatNobodyHasGivesAnEmptyDecision() {
        Decision decision = decide(clusterSet().cluster("east", in("blue", "eu-west")), EAST, CART);
        assertThat(decision.endpoints()).isEmpty();
        assertThat(decision.localities()).isEmpty();
    }

    @Test
    void identitiesAreThoseOfAllKeptEndpointsWhateverTheirHealth() {
        ClusterSets clusters = clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        cart().endpoints(pod("10.1.0.1").unready()))
                .cluster("north", in("red", "eu-west"), cart().endpoints(pod("10.3.0.1")))
                .cluster("west", in("green", "eu-west"), cart().endpoints(pod("10.2.0.1")));
        assertThat(decide(clusters, EAST, CART).identities())
                .extracting(WorkloadIdentity::spiffeId)
                .containsExactly(
                        "spiffe://fairway.test/cluster/east/ns/shop/sa/cart",
                        "spiffe://fairway.test/cluster/west/ns/shop/sa/cart");
    }

    @Test
    void aGatewayExposesOnlyExportedEndpointsBehindSidecarsOfItsOwnNetwork() {
        MergedImage image = clusterSet()
                .gateway("blue", "203.0.113.1")
                .cluster(
                        "east",
                        in("blue", "eu-west"),
                        cart().endpoints(pod("10.1.0.1"), pod("10.1.0.2").plain()))
                .cluster(
                        "north",
                        in("blue", "us-east"),
                        cart().endpoints(pod("10.3.0.1").unready()))
                .cluster(
                        "south",
                        in("blue", "eu-west"),
                        local("shop/cart").port("http", 80, 8080).endpoints(pod("10.4.0.1")))
                .cluster("west", in("green", "eu-west"), cart().endpoints(pod("10.2.0.1")))
                .image();
        Target any = new Target.Exposed(name("shop/cart"), 80, Optional.empty());
        Decision decision = EndpointDecider.decide(image, EAST, any);
        assertThat(outcomes(decision))
                .containsExactly(
                        "east 10.1.0.1 P0",
                        "east 10.1.0.2 REACHABLE",
                        "north 10.3.0.1 P0",
                        "south 10.4.0.1 EXPORTED",
                        "west 10.2.0.1 SCOPE");
        assertThat(reason(decision, "10.2.0.1"))
                .isEqualTo("cluster west is in network green, and a gateway exposes its own network blue only");

        Target north = new Target.Exposed(name("shop/cart"), 80, Optional.of(new ClusterId("north")));
        assertThat(hosts(EndpointDecider.decide(image, EAST, north)))
                .containsExactly("0 us-east/- 10.3.0.1:8080 x1 UNHEALTHY");
    }
}
