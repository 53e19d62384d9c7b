package io.fairway.watchers.decode;

import io.fairway.model.id.AddressRange;
import java.util.regex.Pattern;

/**
 * The text forms of IP addresses that Kubernetes takes. Narrower than what the JDK parses: {@code 10.1} is an address
 * to the JDK, and octets with leading zeros are octal to some readers and decimal to others (CVE-2021-29923).
 */
final class IpText {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private IpText() {}

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0 && AddressRange.literal(text).isPresent();
    }

    static boolean isIp(String text) {
        return isIpv4(text) || isIpv6(text);
    }
}
