package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.watchers.Problem;
import io.fairway.watchers.decode.SampleYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderStateTest {

    private static final String CART = SampleYaml.service("cart", 80);
    private static final String BROKEN_CART = CART.replace("80", "70000");
    private static final String BASKET = SampleYaml.service("basket", 80);
    private static final String NOT_YAML = "{";

    private final RecordingSink sink = new RecordingSink();
    private final FolderState state = new FolderState(new ClusterId("east"), file -> "east/" + file);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void startsWithACart() {
        write("a.yaml", CART);
        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/cart");
        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
    }

    @Test
    void tellsOnlyWhatDiffers() {
        write("a.yaml", CART);
        assertThat(sink.deltas()).hasSize(1);

        write("a.yaml", CART, BASKET);
        assertThat(sink.deltas()).hasSize(2).last().isInstanceOfSatisfying(ClusterDelta.Changed.class, changed -> {
            assertThat(changed.upserts()).hasSize(1);
            assertThat(changed.deletes()).isEmpty();
        });
    }

    @Test
    void keepsTheLastGoodFormOfABrokenObjectAndTakesTheGoodOnes() {
        write("a.yaml", BROKEN_CART, BASKET);
        quietDown();

        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        assertThat(state.problems())
                .extracting(Problem::toString)
                .containsExactly("east/a.yaml:6: spec.ports[0].port: 70000 (expected: 1-65535) in Service shop/cart");

        write("a.yaml", SampleYaml.service("cart", 81), BASKET);
        assertThat(sink.objects().toString()).contains("port=81").doesNotContain("70000");
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void keepsAllOfAFileThatCannotBeTold() {
        write("a.yaml", CART, BASKET);
        write("a.yaml", NOT_YAML);
        quietDown();
        assertThat(sink.keys()).hasSize(3);

        write("a.yaml", BASKET, NOT_YAML);
        quietDown();
        assertThat(sink.keys()).hasSize(3);

        write("a.yaml", BASKET);
        quietDown();
        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/basket");
    }

    @Test
    void takesAwayTheObjectsOfADeletedFileOnceTheFolderIsQuiet() {
        delete("a.yaml");
        assertThat(sink.deltas()).hasSize(1);
        pass(Quiet.SETTLE.minusMillis(1));
        assertThat(sink.deltas()).hasSize(1);

        pass(Duration.ofMillis(1));
        assertThat(sink.keys()).isEmpty();
        assertThat(state.files()).isEmpty();
        assertThat(state.settlesIn(now)).isEmpty();
    }

    @Test
    void saysNothingOfAFileThatIsEmptyForAMoment() {
        write("a.yaml");
        pass(Duration.ofMillis(20));
        write("a.yaml", CART);
        quietDown();

        assertThat(sink.deltas()).hasSize(1);
    }

    @Test
    void keepsTheLastGoodFormAcrossAMomentOfAbsence() {
        delete("a.yaml");
        write("a.yaml", BROKEN_CART);
        quietDown();

        assertThat(sink.deltas()).hasSize(1);
        assertThat(state.problems()).hasSize(1);
    }

    @Test
    void forgetsTheLastGoodFormOnceTheAbsenceIsCertain() {
        delete("a.yaml");
        quietDown();
        write("a.yaml", BROKEN_CART);
        quietDown();

        assertThat(sink.keys()).isEmpty();
    }

    @Test
    void waitsLongerWhileMoreGoesButNotForEver() {
        for (int file = 0; file < 200; file++) {
            write("b%03d.yaml".formatted(file), SampleYaml.service("b" + file, 80));
        }
        int told = sink.deltas().size();
        for (int file = 0; file < 100; file++) {
            delete("b%03d.yaml".formatted(file));
            pass(Duration.ofMillis(49));
        }
        assertThat(sink.deltas()).hasSize(told);

        for (int file = 100; file < 103; file++) {
            delete("b%03d.yaml".formatted(file));
            pass(Duration.ofMillis(49));
        }
        assertThat(sink.deltas()).hasSize(told + 1);
    }

    @Test
    void letsTheFirstFileByPathWinAndReportsTheOthers() {
        write("b.yaml", "# second\n" + SampleYaml.service("cart", 81));
        assertThat(sink.deltas()).hasSize(1);
        assertThat(state.problems())
                .extracting(Problem::toString)
                .containsExactly("east/b.yaml:2: SERVICE shop/cart stands in east/a.yaml:1 too, which counts"
                        + " (expected: every object once)");

        write("0.yaml", SampleYaml.service("cart", 82));
        assertThat(sink.objects().toString()).contains("port=82");

        delete("0.yaml");
        delete("a.yaml");
        quietDown();
        assertThat(sink.objects().toString()).contains("port=81");
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void reportsAnObjectThatStandsTwiceInOneFile() {
        write("a.yaml", CART, SampleYaml.service("cart", 81));

        assertThat(sink.deltas()).hasSize(1);
        assertThat(state.problems())
                .extracting(Problem::toString)
                .containsExactly("east/a.yaml:8: SERVICE shop/cart stands in east/a.yaml:1 too, which counts"
                        + " (expected: every object once)");
    }

    @Test
    void impliesANamespaceAsLongAsSomethingIsInIt() {
        write("n.yaml", SampleYaml.namespace("shop"));
        assertThat(sink.deltas()).hasSize(1);

        delete("a.yaml");
        quietDown();
        assertThat(sink.keys()).containsExactly("NAMESPACE shop");

        delete("n.yaml");
        quietDown();
        assertThat(sink.keys()).isEmpty();
    }

    @Test
    void keepsEverythingWhileOutOfSight() {
        write("b.yaml", BASKET);
        delete("a.yaml");
        tell(state.outOfSight("folder east does not exist"));
        pass(Duration.ofHours(1));

        assertThat(sink.freshness()).isEqualTo(Freshness.stale("folder east does not exist"));
        assertThat(sink.keys()).hasSize(3);
        assertThat(sink.deltas())
                .noneMatch(delta -> delta instanceof ClusterDelta.Changed changed
                        && !changed.deletes().isEmpty());
    }

    @Test
    void relistsOnceAFolderThatCameBackIsQuiet() {
        tell(state.outOfSight("gone"));
        read(Map.of("a.yaml", FileReading.ABSENT));
        pass(Duration.ofMillis(40));
        write("b.yaml", BASKET);
        pass(Duration.ofMillis(40));
        assertThat(sink.freshness()).isEqualTo(Freshness.stale("gone"));

        pass(Duration.ofMillis(10));
        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
        assertThat(sink.deltas()).last().isInstanceOf(ClusterDelta.Relisted.class);
        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/basket");
    }

    @Test
    void isNotDisturbedByWhatItKnows() {
        tell(state.outOfSight("gone"));
        for (int look = 0; look < 3; look++) {
            read(Map.of("a.yaml", FileReading.of("east/a.yaml", CART), "b.yaml", FileReading.ABSENT));
            pass(Duration.ofMillis(20));
        }

        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
    }

    @Test
    void doesNotBelieveAFolderThatCameBackEmpty() {
        tell(state.outOfSight("gone"));
        read(Map.of("a.yaml", FileReading.ABSENT));
        quietDown();

        assertThat(sink.freshness())
                .isEqualTo(Freshness.stale("the folder came back empty (expected: its YAML files)"));
        assertThat(sink.keys()).hasSize(2);
        assertThat(state.settlesIn(now)).isEmpty();

        write("a.yaml", BROKEN_CART);
        quietDown();
        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
        assertThat(sink.keys()).hasSize(2);
    }

    @Test
    void neverSyncedIsNotStale() {
        FolderState fresh = new FolderState(new ClusterId("west"), file -> file);

        assertThat(fresh.outOfSight("no folder"))
                .containsExactly(new ClusterDelta.Sighted(
                        new ClusterId("west"), new Freshness(Freshness.State.NEVER_SYNCED, "no folder")));
        assertThat(fresh.outOfSight("no folder")).isEmpty();
    }

    @Test
    void reportsAClusterThatSaysItIsAnother() {
        write("p.yaml", """
                apiVersion: about.k8s.io/v1beta1
                kind: ClusterProperty
                metadata: {name: cluster.clusterset.k8s.io}
                spec: {value: west}
                """);

        assertThat(state.problems())
                .extracting(Problem::toString)
                .containsExactly("east/p.yaml:1: spec.value: west (expected: east, the configured id, which stays)"
                        + " in ClusterProperty cluster.clusterset.k8s.io");
        assertThat(sink.keys()).contains("CLUSTER_PROPERTY cluster.clusterset.k8s.io");
    }

    private void write(String file, String... documents) {
        String text = String.join("---\n", Arrays.asList(documents));
        read(Map.of(file, FileReading.of("east/" + file, text)));
    }

    private void delete(String file) {
        read(Map.of(file, FileReading.ABSENT));
    }

    private void read(Map<String, FileReading> readings) {
        tell(state.read(readings, now));
    }

    private void quietDown() {
        pass(Quiet.SETTLE);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        tell(state.settle(now));
    }

    private void tell(List<ClusterDelta> deltas) {
        deltas.forEach(sink);
    }
}
