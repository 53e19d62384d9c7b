package io.fairway.xds.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.shares.ExpectedRow;
import io.fairway.xds.demo.shares.ShareTable;
import io.fairway.xds.demo.world.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    private static final Check GOOD = new Check("spread.shares", true, "equal shares", "equal shares");
    private static final Check BAD = new Check("zone.shares", false, "30 %", "50 %");

    private final ReportText text = new ReportText(Style.PLAIN);

    @Test
    void showsExpectedBesideMeasured() {
        ShareTable table = ShareTable.of(
                List.of(new ExpectedRow(
                        "east", "east-a", "cart-1", new TreeSet<>(Set.of("east/cart-1")), 1, OptionalInt.of(0), 100)),
                Map.of(new Outcome.Responded(200, new Answer("east", "cart-1", Optional.empty()).text()), 12));
        assertThat(text.shares(table))
                .containsExactly(
                        "  CLUSTER  ZONE    ENDPOINT  READY  PRIORITY  EXPECTED  MEASURED  REQUESTS  FAILED",
                        "  east     east-a  cart-1      1/1         0   100.0 %   100.0 %        12       0");
    }

    @Test
    void saysWhatWasExpectedOfACheckThatDidNotHold() {
        assertThat(text.check(GOOD)).isEqualTo("  ok   spread.shares: equal shares");
        assertThat(text.check(BAD)).isEqualTo("  FAIL zone.shares: 50 % (expected: 30 %)");
    }

    @Test
    void summarisesWithOneSentenceAtTheEnd() {
        assertThat(text.summary(report(GOOD, GOOD)).getLast())
                .isEqualTo("It works: 2 of 2 checks held, 10 Envoys, 42 s");
        assertThat(text.summary(report(GOOD, BAD)).getLast())
                .isEqualTo("Not as expected: 1 of 2 checks held, 10 Envoys, 42 s");
    }

    @Test
    void coloursOnlyWhenAsked() {
        assertThat(text.check(BAD)).doesNotContain("\u001b");
        assertThat(new ReportText(Style.COLOURED).check(BAD)).contains("\u001b[31mFAIL\u001b[0m");
    }

    @Test
    void doesNotHoldWhereNothingWasChecked() {
        assertThat(report().held()).isFalse();
        assertThat(report(GOOD).held()).isTrue();
        assertThat(report(GOOD, BAD).held()).isFalse();
    }

    @Test
    void saysTheSameInJson() {
        assertThat(ReportJson.of(report(GOOD, BAD)))
                .contains(
                        "\"held\" : false", "\"seconds\" : 42", "\"name\" : \"zone.shares\"", "\"finding\" : \"50 %\"");
    }

    private static DemoReport report(Check... checks) {
        SceneReport scene = new SceneReport(
                "spread",
                "title",
                "happened",
                List.of(),
                Optional.empty(),
                List.of(),
                SceneReport.Traffic.NONE,
                List.of(),
                List.of(checks));
        return new DemoReport(10, Duration.ofSeconds(42), List.of(scene), List.of());
    }
}
