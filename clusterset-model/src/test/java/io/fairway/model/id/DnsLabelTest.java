package io.fairway.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DnsLabelTest {

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "0, true",
        "cart-2, true",
        "a--b, true",
        "'', false",
        "-a, false",
        "a-, false",
        "a.b, false",
        "A, false",
        "a_b, false",
        "ä, false"
    })
    void isLowerCaseLettersDigitsAndInnerDashes(String text, boolean valid) {
        assertThat(DnsLabel.isValid(text)).isEqualTo(valid);
    }

    @Test
    void isAtMost63CharactersLong() {
        assertThat(DnsLabel.isValid("a".repeat(63))).isTrue();
        assertThat(DnsLabel.isValid("a".repeat(64))).isFalse();
    }

    @Test
    void refusesWithTheNameOfTheFieldAndTheValue() {
        assertThat(DnsLabel.require("namespace", "shop")).isEqualTo("shop");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsLabel.require("namespace", "Shop"))
                .withMessageStartingWith("namespace: \"Shop\" (expected: ");
    }

    @Test
    void guardsTheNamesOfServicesAndNetworks() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceName("shop", "Cart"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceName("Shop", "cart"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkId("net.1"));
    }
}
