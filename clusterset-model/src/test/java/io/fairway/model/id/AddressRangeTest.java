package io.fairway.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "10.0.0.0/8", "10.128.0.0/9", "192.0.2.7/32", "::/0", "fd00::/8", "2001:db8::1/128"
            })
    void readsAndWritesCidrNotation(String cidr) {
        assertThat(AddressRange.parse(cidr)).hasToString(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10/8",
                "10.0.0/8",
                "010.0.0.0/8",
                "::/129",
                "[fd00::]/8",
                "fe80::%eth0/10",
                "::ffff:10.0.0.0/8",
                "::ffff:10.0.0.0/104",
                "example.org/8",
                "10.0.0.1/8",
                "fd00::1/8"
            })
    void refusesWhatIsNoCidrAndNamesTheValue(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(cidr))
                .withMessageContaining("address range: \"" + cidr + "\" (expected: ");
    }

    @Test
    void cannotBeBuiltWithBitsBehindThePrefix() {
        InetAddress address = InetAddress.ofLiteral("10.0.0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(address, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(address, 33));
        assertThat(new AddressRange(address, 32).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.128.0.0/9, 10.127.255.255, false",
        "10.128.0.0/9, 10.128.0.0, true",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, ::1, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void containsTheAddressesOfItsFamilyThatShareThePrefix(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 0, 10.0.0.0",
        "10.0.0.0/8, 255, 10.0.0.255",
        "10.0.0.0/8, 256, 10.0.1.0",
        "10.0.0.0/8, 16777215, 10.255.255.255",
        "0.0.0.0/0, 4294967295, 255.255.255.255",
        "192.0.2.7/32, 0, 192.0.2.7",
        "fd00::/8, 1, fd00::1",
        "fd00::/64, 18446744073709551615, fd00::ffff:ffff:ffff:ffff"
    })
    void countsItsAddressesFromTheFirst(String range, BigInteger offset, String address) {
        assertThat(IpLiteral.format(AddressRange.parse(range).at(offset))).isEqualTo(address);
    }

    @Test
    void hasNoAddressBehindItsLast() {
        AddressRange range = AddressRange.parse("10.0.0.0/30");
        assertThat(range.size()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> range.at(BigInteger.valueOf(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> range.at(BigInteger.valueOf(-1)));
    }
}
