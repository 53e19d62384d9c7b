package io.fairway.xds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.decide.Step;
import io.fairway.xds.demo.shares.Expectation;
import io.fairway.xds.demo.shares.ExpectedRow;
import io.fairway.xds.demo.world.IntendedImage;
import io.fairway.xds.demo.world.LoopbackBlock;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arithmetic that the scenes are held against, worked out by hand. */
class PredictionTest {

    private static final WorldLayout LAYOUT =
            WorldLayout.of(DemoWorld.spec(DemoWorld.Ports.CHOICES.getFirst()), new LoopbackBlock(7, 8));
    private static final WorldState INITIAL = WorldState.initial(LAYOUT);

    @Test
    void spreadsByCapacityOverTheRegion() {
        assertShares(Scene.SPREAD, 25, 25, 25, 25, 0);
    }

    /** Half of four is healthy: 143 % of a half is 71 % for two pods, the rest goes on to chicago. */
    @Test
    void spillsWhatHalfARegionCannotTake() {
        assertShares(Scene.ZONE, 0, 0, 35.5, 35.5, 29);
    }

    /** A quarter is healthy: 143 % of it, in whole per cent, is 35 %. */
    @Test
    void spillsWhatAQuarterOfARegionCannotTake() {
        assertShares(Scene.CLUSTER, 0, 0, 0, 35, 65);
    }

    @Test
    void sendsEverythingToTheOtherRegion() {
        assertShares(Scene.REGION, 0, 0, 0, 0, 100);
    }

    @Test
    void saysThatWhatIsNotExportedIsDroppedForThat() {
        Explanation explanation = Explanation.of(
                image(Scene.UNEXPORT), DemoWorld.callerOf(LAYOUT), DemoWorld.target(LAYOUT, DemoWorld.LEDGER));
        assertThat(explanation.rows()).hasSize(1).allMatch(row -> row.dropped().equals(Optional.of(Step.EXPORTED)));
        assertThat(Why.droppedBecause(explanation)).isNotBlank();
    }

    @Test
    void explainsOnePlaceOnOneLine() {
        Explanation explanation =
                Explanation.of(image(Scene.ZONE), DemoWorld.callerOf(LAYOUT), DemoWorld.target(LAYOUT, DemoWorld.CART));
        assertThat(Why.lines(explanation).getFirst()).isEqualTo("priority 0 gets 71 %, priority 1 gets 29 %");
        assertThat(Why.lines(explanation))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("amsterdam eu-west/eu-west-a: 2 unhealthy, priority 0, direct"))
                .anyMatch(
                        line -> line.startsWith("chicago us-central/us-central-a: 2 healthy, priority 1, via gateway"));
    }

    private static MergedImage image(Scene scene) {
        return IntendedImage.of(scene.after(INITIAL));
    }

    private static void assertShares(Scene scene, double ams1, double ams2, double ams3, double bru1, double chicago) {
        Decision decision = EndpointDecider.decide(
                image(scene), DemoWorld.callerOf(LAYOUT), DemoWorld.target(LAYOUT, DemoWorld.CART));
        Map<String, Double> shares = Expectation.of(decision).stream()
                .collect(Collectors.toMap(ExpectedRow::endpoint, ExpectedRow::percent));
        assertThat(shares)
                .containsOnly(
                        entry("cart-ams-1", ams1),
                        entry("cart-ams-2", ams2),
                        entry("cart-ams-3", ams3),
                        entry("cart-bru-1", bru1),
                        entry("2 pods via lakes", chicago));
    }
}
