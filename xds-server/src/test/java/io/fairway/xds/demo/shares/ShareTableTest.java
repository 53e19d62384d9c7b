package io.fairway.xds.demo.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.world.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShareTableTest {

    private static final ExpectedRow LOCAL = row("east", "cart-1", 70, Set.of("east/cart-1"));
    private static final ExpectedRow REMOTE = row("west", "2 pods via two", 30, Set.of("west/cart-2", "west/cart-3"));

    @Test
    void countsPodsBehindAGatewayTogether() {
        ShareTable table = ShareTable.of(
                List.of(LOCAL, REMOTE),
                Map.of(answer("east", "cart-1"), 690, answer("west", "cart-2"), 10, answer("west", "cart-3"), 300));
        assertThat(table.rows()).extracting(ShareRow::requests).containsExactly(690, 310);
        assertThat(table.rows().get(1).measuredPercent()).isCloseTo(31, within(1e-9));
        assertThat(table.holds()).isTrue();
        assertThat(table.deviation()).isEmpty();
    }

    @Test
    void namesTheRowsThatGotAnotherShare() {
        ShareTable table = ShareTable.of(
                List.of(LOCAL, REMOTE), Map.of(answer("east", "cart-1"), 9_000, answer("west", "cart-2"), 1_000));
        assertThat(table.holds()).isFalse();
        assertThat(table.deviation())
                .isEqualTo("east/z cart-1 got 90.0 % (expected: 70.0 ± 3.8 %); "
                        + "west/z 2 pods via two got 10.0 % (expected: 30.0 ± 3.8 %)");
    }

    @Test
    void doesNotHoldWithoutAnyAnswer() {
        ShareTable table = ShareTable.of(List.of(LOCAL), Map.of(new Outcome.Broken("reset"), 5));
        assertThat(table.holds()).isFalse();
        assertThat(table.failures()).isEqualTo(5);
        assertThat(table.deviation()).isEqualTo("no endpoint answered any of 5 requests");
    }

    @Test
    void doesNotHoldWhenAPodThatNobodyExpectsAnswers() {
        ShareTable table = ShareTable.of(
                List.of(row("east", "cart-1", 100, Set.of("east/cart-1"))),
                Map.of(answer("east", "cart-1"), 999, answer("west", "cart-9"), 1));
        assertThat(table.strays()).isEqualTo(1);
        assertThat(table.holds()).isFalse();
    }

    @Test
    void countsAFailureWhereItWasAnswered() {
        Outcome.Responded failure = new Outcome.Responded(500, new Answer("east", "cart-1", Optional.empty()).text());
        ShareTable table = ShareTable.of(List.of(LOCAL), Map.of(answer("east", "cart-1"), 3, failure, 1));
        assertThat(table.rows().getFirst().requests()).isEqualTo(4);
        assertThat(table.rows().getFirst().failures()).isEqualTo(1);
        assertThat(table.failures()).isEqualTo(1);
    }

    @Test
    void isStricterTheMoreRequestsThereAre() {
        assertThat(Tolerance.points(50, 100)).isCloseTo(22, within(1e-9));
        assertThat(Tolerance.points(50, 10_000)).isCloseTo(4, within(1e-9));
        assertThat(Tolerance.points(0, 100)).isEqualTo(2);
        assertThat(Tolerance.points(100, 100)).isEqualTo(2);
    }

    private static ExpectedRow row(String cluster, String endpoint, double percent, Set<String> pods) {
        return new ExpectedRow(cluster, "z", endpoint, new TreeSet<>(pods), pods.size(), OptionalInt.of(0), percent);
    }

    private static Outcome answer(String cluster, String pod) {
        return new Outcome.Responded(200, new Answer(cluster, pod, Optional.empty()).text());
    }
}
