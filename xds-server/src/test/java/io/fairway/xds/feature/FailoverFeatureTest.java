package io.fairway.xds.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairway.model.id.ClusterId;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.ExpectedShares;
import io.fairway.xds.decide.Target;
import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Tally;
import io.fairway.xds.demo.shares.Expectation;
import io.fairway.xds.demo.shares.ShareTable;
import io.fairway.xds.demo.world.IntendedImage;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import java.io.IOException;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A cluster behind a gateway loses part of its endpoints: calls spill over as if the endpoints were called directly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverFeatureTest {

    private static final int ENOUGH = 400;

    private FeatureWorld world;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        world = FeatureWorld.start();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    /** Half of near is healthy: 143 % of a half is 71 % of the calls, the rest goes on to far. */
    @Test
    void aHalfDeadClusterBehindAGatewaySpillsAsItsEndpointsWouldDirectly() {
        try (ConstantRateCaller caller = world.callCart("web-1")) {
            Tally all = caller.startTally();
            awaitRequests(all, ENOUGH);
            assertThat(Answers.byCluster(all)).containsOnlyKeys(FeatureWorld.NEAR.value());

            Tally changing = caller.startTally();
            world.change(state -> state.unready(FeatureWorld::isNear1));
            world.awaitCart("web-1");
            Tally half = caller.startTally();
            awaitRequests(half, ENOUGH);
            world.change(state -> state.ready(FeatureWorld::isNear1));
            world.awaitCart("web-1");

            Decision viaGateway =
                    world.predicted(WorldState.initial(world.layout()).unready(FeatureWorld::isNear1));
            ShareTable measured = ShareTable.of(Expectation.of(viaGateway), half.counts());
            assertThat(measured.holds()).as(measured::deviation).isTrue();
            assertThat(ExpectedShares.of(viaGateway).byCluster(viaGateway)).isEqualTo(inAFlatNetwork());
            assertThat(inAFlatNetwork().get(FeatureWorld.NEAR)).isCloseTo(71, within(0.5));
            assertThat(all.failures() + changing.failures() + half.failures()).isZero();
        }
    }

    /** The shares if near were in the callers' network. */
    private SortedMap<ClusterId, Double> inAFlatNetwork() {
        WorldLayout flat = WorldLayout.of(
                world.layout().spec().withCluster(FeatureWorld.NEAR, near -> near.with(FeatureWorld.LAN)),
                world.layout().block());
        PodPlace web = flat.pod("web-1");
        Decision decision = EndpointDecider.decide(
                IntendedImage.of(WorldState.initial(flat).unready(FeatureWorld::isNear1)),
                new Caller(web.id().cluster(), web.locality()),
                new Target.ClusterSet(FeatureWorld.CART, world.portOf(FeatureWorld.CART)));
        return ExpectedShares.of(decision).byCluster(decision);
    }

    private static void awaitRequests(Tally tally, int atLeast) {
        FeatureWorld.await(atLeast + " requests", () -> tally.requests() >= atLeast);
    }
}
