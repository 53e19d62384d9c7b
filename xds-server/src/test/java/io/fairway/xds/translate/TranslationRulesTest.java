package io.fairway.xds.translate;

import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.fairway.xds.decide.ClusterSets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of translation that hold for every ClusterSet, by name. */
final class TranslationRulesTest {

    private static final String NOBODY = "exact: spiffe://nobody.invalid/";

    @Test
    void everyEdsClusterHasItsEndpointsAndNothingElseHas() {
        UnitCases.all()
                .values()
                .forEach(resources -> assertThat(resources.endpoints())
                        .extracting(ClusterLoadAssignment::getClusterName)
                        .containsExactlyElementsOf(resources.clusters().stream()
                                .filter(it -> it.getType() == Cluster.DiscoveryType.EDS)
                                .map(Cluster::getName)
                                .toList()));
    }

    @Test
    void noServerNameCanNameAClusterThatIsNotExposed() {
        List<String> internal = List.of(ResourceNames.PASSTHROUGH_CLUSTER, ResourceNames.NO_CLUSTER);
        assertThat(internal).noneMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void whoHasNoIdentityIsTrustedByNobody() {
        String clusters = clusters(UnitCases.of(UnitCases.withoutSidecar(), UnitCases.client()));
        assertThat(clusters).contains(NOBODY).doesNotContain("sa/cart");
    }

    @Test
    void identitiesAreExactAndLeaveNobodyElse() {
        String clusters = clusters(UnitCases.of(UnitCases.grpcBehindAGateway(), UnitCases.client()));
        assertThat(clusters)
                .contains("exact: spiffe://fairway.test/cluster/west/ns/shop/sa/cart")
                .doesNotContain(NOBODY)
                .doesNotContain("prefix:");
    }

    @Test
    void whatStaysInItsClusterNeverGoesThroughAGateway() {
        EnvoyResources resources = UnitCases.of(UnitCases.grpcBehindAGateway(), UnitCases.client());
        assertThat(cluster(resources, "9000.cart.shop.svc.cluster.local").getTransportSocketMatchesList())
                .extracting(Cluster.TransportSocketMatch::getName)
                .containsExactly("plain");
    }

    @Test
    void onlyHttp2BehindAGatewayRenewsItsConnections() {
        assertThat(clusters(UnitCases.of(UnitCases.grpcBehindAGateway(), UnitCases.client())))
                .containsOnlyOnce("max_requests_per_connection: 50");
        assertThat(clusters(UnitCases.of(UnitCases.httpInTwoClusters(), UnitCases.client())))
                .doesNotContain("max_requests_per_connection");
    }

    @Test
    void theGatewaysListenerIsTheSameWhateverIsExported() {
        EnvoyResources nothing = UnitCases.of(UnitCases.grpcBehindAGateway().without("east"), UnitCases.gateway());
        EnvoyResources more = UnitCases.of(UnitCases.grpcBehindAGateway(), UnitCases.gateway());
        ClusterSets none = clusterSet().gateway("green", "203.0.113.1").cluster("west", in("green", "us"));
        assertThat(UnitCases.of(none, UnitCases.gateway()).listeners())
                .isEqualTo(nothing.listeners())
                .isEqualTo(more.listeners());
        assertThat(more.listeners())
                .singleElement()
                .satisfies(it -> assertThat(it.hasDefaultFilterChain()).isFalse());
    }

    @Test
    void aTcpPortOfItsOwnNumberIsNotOfferedToTheWorkloadWithoutInterception() {
        ClusterSets set = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        local("shop/orders").port("postgres", 5432, 5432).endpoints(pod("10.1.0.1")));
        EnvoyResources resources = UnitCases.of(set, UnitCases.sidecarOf("pod-10-1-0-1"));
        assertThat(resources.listeners()).extracting(Listener::getName).containsExactly("inbound/5432", "outbound");
        assertThat(ViewTranslator.unavailable(set.image(), UnitCases.sidecarOf("pod-10-1-0-1")))
                .containsExactly("5432.orders.shop.svc.cluster.local: no listener on 10.1.0.1 port 5432, which "
                        + "inbound/5432 has");
    }

    @Test
    void twoServicesOfOneVirtualIpAndPortDoNotBreakEachOther() {
        ClusterSets set = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        local("shop/a").port("tcp", 5432, 1).endpoints(pod("10.1.0.1")),
                        local("shop/b").port("tcp", 5432, 1).endpoints(pod("10.1.0.2")));
        assertThat(names(UnitCases.of(set, UnitCases.redirected("none"))))
                .containsExactly("outbound", "outbound/10.96.0.1/5432");
        assertThat(ViewTranslator.unavailable(set.image(), UnitCases.redirected("none")))
                .singleElement()
                .asString()
                .startsWith("5432.b.shop.svc.cluster.local: ");
    }

    @Test
    void aServiceOnAPortOfTheSidecarsOwnDoesNotTakeIt() {
        ClusterSets set = clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/a")
                                .port("http", 15001, 1)
                                .port("http-b", 15006, 2)
                                .endpoints(pod("10.1.0.1")));
        assertThat(names(UnitCases.of(set, UnitCases.redirected("none")))).containsExactly("outbound");
    }

    @Test
    void eachDomainStandsOnceAndHostsAreSorted() {
        UnitCases.all().values().stream().flatMap(it -> it.routes().stream()).forEach(routes -> {
            Stream<String> domains = routes.getVirtualHostsList().stream().flatMap(it -> it.getDomainsList().stream());
            assertThat(domains).doesNotHaveDuplicates();
            assertThat(routes.getVirtualHostsList())
                    .extracting(VirtualHost::getName)
                    .isSorted();
        });
    }

    private static List<String> names(EnvoyResources resources) {
        return resources.listeners().stream().map(Listener::getName).toList();
    }

    private static String clusters(EnvoyResources resources) {
        return ResourceText.yaml(resources.clusters());
    }

    private static Cluster cluster(EnvoyResources resources, String name) {
        return resources.clusters().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
