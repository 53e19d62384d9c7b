package io.fairway.model.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpLiteralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "127.1",
                "2130706433",
                "010.0.0.1",
                "10.0.0.256",
                "10.0.0.1.",
                "10.0.0.1:80",
                "0x7f.0.0.1",
                "[::1]",
                "fe80::1%eth0",
                "::1::",
                " 10.0.0.1"
            })
    void refusesWhatEnvoyWouldNotReadAsAnAddress(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "::, ::",
        "::1, ::1",
        "FD00:0:0:0:0:0:0:1, fd00::1",
        "fd00::0:0:1, fd00::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:0:0:0:0:0:0, 1::",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void hasOneCanonicalTextPerAddress(String text, String canonical) {
        assertThat(IpLiteral.parse(text).map(IpLiteral::format)).contains(canonical);
    }
}
