package io.fairway.xds.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Freshness;
import io.fairway.watchers.Problem;
import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Tally;
import io.fairway.xds.demo.probe.SeenHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A cluster that cannot be seen, or that says nonsense, keeps its last known endpoints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaleClusterFeatureTest {

    private FeatureWorld world;
    private Path near;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        world = FeatureWorld.start();
        near = world.world().folder().resolve("clusters/near");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void trafficGoesOnWhileAClusterFolderIsAway() throws IOException {
        try (ConstantRateCaller caller = world.callCart("web-1")) {
            Tally tally = caller.startTally();
            Optional<SortedSet<SeenHost>> before = hosts();
            Path away = Files.move(near, world.world().folder().resolve("near-away"));
            awaitState(Freshness.State.STALE);
            awaitMore(tally);
            assertThat(hosts()).isEqualTo(before);
            assertThat(Answers.byCluster(tally)).containsOnlyKeys("near");

            Files.move(away, near);
            awaitState(Freshness.State.LIVE);
            world.change(state -> state.unready(FeatureWorld::isNear1));
            world.awaitCart("web-1");
            world.change(state -> state.ready(_ -> true));
            world.awaitCart("web-1");
            assertThat(tally.failuresByKind()).isEmpty();
        }
    }

    @Test
    void aBrokenFileKeepsItsEndpointsAndIsReportedWithItsLine() throws IOException {
        try (ConstantRateCaller caller = world.callCart("web-2")) {
            Tally tally = caller.startTally();
            Optional<SortedSet<SeenHost>> before = hosts();
            Path file = near.resolve("cart-endpoints.yaml");
            String good = Files.readString(file);
            String bad = good.replaceFirst("port: \\d+", "port: 70000");
            int line = (int) bad.substring(0, bad.indexOf("70000")).lines().count();
            replace(file, bad);
            FeatureWorld.await(
                    "the problem with the port",
                    () -> problem(file, line)
                            .map(Problem::message)
                            .filter(it -> it.contains("70000"))
                            .isPresent());
            replace(file, "endpoints: [\n");
            FeatureWorld.await(
                    "the problem with the syntax",
                    () -> world.parts().controlPlane().problems().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(it -> it.where().equals(file.toString())
                                    && it.line() > 0
                                    && !it.message().contains("70000")));
            awaitMore(tally);
            assertThat(hosts()).isEqualTo(before);

            replace(file, good);
            FeatureWorld.await(
                    "no problem",
                    () -> world.parts().controlPlane().problems().values().stream()
                            .allMatch(List::isEmpty));
            assertThat(hosts()).isEqualTo(before);
            assertThat(tally.failuresByKind()).isEmpty();
        }
    }

    private Optional<Problem> problem(Path file, int line) {
        return world.parts().controlPlane().problems().values().stream()
                .flatMap(List::stream)
                .filter(it -> it.where().equals(file.toString()) && it.line() == line)
                .findFirst();
    }

    private void replace(Path file, String text) throws IOException {
        Path draft = Files.writeString(world.world().folder().resolve("draft"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<SortedSet<SeenHost>> hosts() {
        return world.admin("web-1").clusters().of(world.sni(FeatureWorld.CART));
    }

    private void awaitState(Freshness.State state) {
        FeatureWorld.await(
                "near is " + state,
                () -> world.world()
                        .image()
                        .image()
                        .cluster(FeatureWorld.NEAR)
                        .filter(it -> it.freshness().state() == state)
                        .isPresent());
    }

    private static void awaitMore(Tally tally) {
        int enough = tally.requests() + 100;
        FeatureWorld.await("100 more requests", () -> tally.requests() >= enough);
    }
}
