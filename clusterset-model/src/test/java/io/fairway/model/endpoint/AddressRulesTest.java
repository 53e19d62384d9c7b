package io.fairway.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressRulesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '', yes",
        "240.0.0.1, '', yes",
        "fd00::1, '', yes",
        "10.0.0.1, 10.0.0.0/8, yes",
        "10.0.0.1, 192.168.0.0/16 10.0.0.0/8, yes",
        "11.0.0.1, 10.0.0.0/8, outside the endpoint ranges of cluster east (10.0.0.0/8)",
        "fd00::1, 0.0.0.0/0, outside",
        "10.0.0.1, fd00::/8, outside",
        // Loopback only if listed; a range that merely covers it does not list it.
        "127.0.0.1, '', loopback",
        "127.0.0.1, 10.0.0.0/8, loopback",
        "127.0.0.1, 0.0.0.0/0, loopback",
        "127.0.0.1, 126.0.0.0/7, loopback",
        "127.0.0.1, 127.0.0.0/8, yes",
        "127.0.2.1, 127.0.2.0/24, yes",
        "127.0.3.1, 127.0.2.0/24, loopback",
        "::1, '', loopback",
        "::1, ::/0, loopback",
        "::1, 127.0.0.0/8, loopback",
        "::1, ::1/128, yes",
        // Addresses that mean another thing on every machine, whatever is listed.
        "169.254.169.254, '', link-local",
        "169.254.169.254, 169.254.0.0/16, link-local",
        "169.254.169.254, 0.0.0.0/0, link-local",
        "fe80::1, fe80::/10, link-local",
        "224.0.0.1, 0.0.0.0/0, multicast",
        "ff02::1, ::/0, multicast",
        "255.255.255.255, 0.0.0.0/0, broadcast",
        "0.0.0.0, 0.0.0.0/0, unspecified",
        "0.1.2.3, 0.0.0.0/0, unspecified",
        "::, ::/0, unspecified",
        "fd00:ec2::254, fd00::/8, metadata",
        "168.63.129.16, '', metadata",
        // IPv6 texts that hide an IPv4 address, which ranges would judge by another family.
        "::ffff:10.0.0.1, '', hides",
        "::ffff:10.0.0.1, 10.0.0.0/8, hides",
        "::ffff:a00:1, 10.0.0.0/8, hides",
        "::ffff:127.0.0.1, 127.0.0.0/8, hides",
        "::ffff:169.254.169.254, 0.0.0.0/0, hides",
        "::10.0.0.1, ::/0, hides",
        "::127.0.0.1, ::/0, hides",
        // Texts that are no address.
        "fe80::1%eth0, '', no IP address",
        "10.0.0.1%1, '', no IP address",
        "cart.example.org, '', no IP address",
        "127.1, 127.0.0.0/8, no IP address",
        "2130706433, '', no IP address",
        "[::1], ::1/128, no IP address",
        "'', '', no IP address"
    })
    void decidesByAddressAndListedRanges(String address, String ranges, String verdict) {
        var cluster = Samples.member("east", ranges.isEmpty() ? new String[0] : ranges.split(" "));
        var refusal = AddressRules.refusal(cluster, address);
        if (verdict.equals("yes")) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal).hasValueSatisfying(why -> assertThat(why).contains(address, verdict));
        }
    }

    @Test
    void saysWhichClusterWouldHaveToListLoopback() {
        assertThat(AddressRules.refusal(Samples.member("east"), "127.0.0.1"))
                .contains("address 127.0.0.1 is loopback, which no loopback range of cluster east allows");
    }
}
