package io.fairway.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterIdTest {

    private static final String LABEL_OF_63 = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"a", "east", "east-1", "1east", "east.eu", "any.eu", "anyone"})
    void isOneOrTwoLabels(String text) {
        assertThat(new ClusterId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "East", "east_1", "-east", "east-", "east.", ".east", "a.b.c", "ea st", "east\n"})
    void refusesWhatIsNoLabelAndNamesTheValue(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterId(text))
                .withMessageContaining("cluster id: \"" + text + "\" (expected: ");
    }

    @Test
    void fitsIntoALabelValueOf63Characters() {
        assertThat(new ClusterId(LABEL_OF_63).value()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterId(LABEL_OF_63 + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterId("a".repeat(32) + "." + "b".repeat(31)));
    }

    @Test
    void leavesAnyToCrossClusterServerNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterId("any"))
                .withMessageContaining("reserved");
    }

    @Test
    void sortsByItsText() {
        assertThat(new ClusterId("east")).isLessThan(new ClusterId("west"));
    }
}
