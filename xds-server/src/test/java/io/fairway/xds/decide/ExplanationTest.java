package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.caller;
import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.name;
import static io.fairway.xds.decide.ClusterSets.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ExplanationTest {

    private static final Caller EAST = caller("east", "eu-west");

    private final MergedImage image = clusterSet()
            .regionOrder("eu-west", "us-east")
            .gateway("green", "203.0.113.1")
            .cluster(
                    "east",
                    in("blue", "eu-west"),
                    exported("shop/cart")
                            .port("http", 80, 8080)
                            .port("admin", 81, 9090)
                            .endpoints(
                                    pod("10.1.0.1"), pod("10.1.0.2").unready().plain()))
            .cluster(
                    "north",
                    in("blue", "eu-west"),
                    local("shop/cart")
                            .port("http", 80, 8080)
                            .port("debug", 82, 6060)
                            .endpoints(pod("10.3.0.1")))
            .cluster(
                    "west",
                    in("green", "us-east"),
                    exported("shop/cart").port("http", 80, 8080).endpoints(pod("10.2.0.1"), pod("10.2.0.2")))
            .image();

    @Test
    void everyEndpointOfEveryClusterIsTold() {
        Explanation explanation = Explanation.of(image, EAST, new Target.ClusterSet(name("shop/cart"), 80));
        assertThat(explanation.priorities()).containsExactly(71, 29);
        assertThat(explanation.rows())
                .extracting(ExplanationTest::line)
                .containsExactly(
                        "east 10.1.0.1:8080 HEALTHY P0 100 71.0 [direct, mutual TLS] same region eu-west",
                        "east 10.1.0.2:8080 UNHEALTHY P0 0 0.0 [direct, plain text] same region eu-west",
                        "north 10.3.0.1:8080 HEALTHY EXPORTED 0 0.0 [] cluster north has no ServiceExport shop/cart",
                        "west 10.2.0.1:8080 HEALTHY P1 50 14.5 [via gateway 203.0.113.1:15443] 2nd choice after eu-west",
                        "west 10.2.0.2:8080 HEALTHY P1 50 14.5 [via gateway 203.0.113.1:15443] 2nd choice after eu-west");
    }

    @Test
    void withoutAPortEveryPortThatAnyClusterHasIsExplained() {
        List<Explanation> all = Explanation.ofClusterSet(image, EAST, name("shop/cart"), OptionalInt.empty());
        assertThat(all).extracting(it -> it.target().port()).containsExactly(80, 81, 82);
        assertThat(all.getLast().rows()).noneMatch(Explanation.Row::isKept);
        assertThat(Explanation.ofClusterSet(image, EAST, name("shop/cart"), OptionalInt.of(81)))
                .singleElement()
                .satisfies(it -> assertThat(it.rows())
                        .filteredOn(Explanation.Row::isKept)
                        .hasSize(2));
    }

    @Test
    void clusterLocalIsExplainedForThePortsOfTheCallersOwnCluster() {
        Caller north = caller("north", "eu-west");
        List<Explanation> all = Explanation.ofClusterLocal(image, north, name("shop/cart"), OptionalInt.empty());
        assertThat(all).extracting(it -> it.target().port()).containsExactly(80, 82);
        assertThat(all.getFirst().rows())
                .filteredOn(Explanation.Row::isKept)
                .extracting(Explanation.Row::endpoint)
                .containsExactly("10.3.0.1:8080");
        assertThat(Explanation.ofClusterLocal(image, north, name("shop/cart"), OptionalInt.of(81)))
                .isEmpty();
    }

    @Test
    void nothingIsExplainedOfAServiceThatNoClusterHas() {
        assertThat(Explanation.ofClusterSet(image, EAST, name("shop/nope"), OptionalInt.of(80)))
                .isEmpty();
        assertThat(Explanation.ofClusterLocal(image, EAST, name("shop/nope"), OptionalInt.empty()))
                .isEmpty();
    }

    @Test
    void sharesAddUpByCluster() {
        Decision decision = EndpointDecider.decide(image, EAST, new Target.ClusterSet(name("shop/cart"), 80));
        assertThat(ExpectedShares.of(decision).byCluster(decision))
                .isEqualTo(Map.of(new ClusterId("east"), 71.0, new ClusterId("west"), 29.0));
    }

    private static String line(Explanation.Row row) {
        String outcome = row.dropped()
                .map(Step::toString)
                .orElseGet(() -> "P" + row.priority().orElseThrow());
        return row.cluster() + " " + row.endpoint() + " " + row.health() + " " + outcome + " "
                + Math.round(row.sharePercent()) + " " + row.loadPercent() + " [" + row.reach() + "] " + row.reason();
    }
}
