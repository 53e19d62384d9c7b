package io.fairway.policies.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailoverPolicyTest {

    @ParameterizedTest
    @CsvSource({"70, 143", "50, 200", "100, 100", "1, 10000", "99, 102"})
    void aThresholdIsItsInverseAsOverprovisioningFactor(int threshold, int factor) {
        assertThat(new FailoverPolicy(threshold).overprovisioningFactor()).isEqualTo(factor);
    }

    @Test
    void capacityAtTheThresholdItselfShedsNothing() {
        for (int threshold = 1; threshold <= 100; threshold++) {
            assertThat(new FailoverPolicy(threshold).overprovisioningFactor() * threshold / 100)
                    .as("availability at %s %%", threshold)
                    .isGreaterThanOrEqualTo(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-5"})
    void thresholdsThatAreNoPercentageAreRefused(int threshold) {
        assertThatThrownBy(() -> new FailoverPolicy(threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failover health threshold: " + threshold + " (expected: 1-100 per cent)");
    }
}
