package io.fairway.model.id;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text form of IP addresses. Never asks DNS. */
public final class IpLiteral {

    private static final int GROUPS = 8;

    private IpLiteral() {}

    /**
     * The address that the text spells, or empty if it is no IP address. Stricter than the JDK, because Envoy is: no
     * {@code 127.1}, no leading zeros in IPv4, no brackets and no zone in IPv6. An IPv4-mapped IPv6 text such as
     * {@code ::ffff:10.0.0.1} yields the IPv4 address.
     */
    public static Optional<InetAddress> parse(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean spelledOut =
                    text.indexOf(':') >= 0 || address.getHostAddress().equals(text);
            return spelledOut ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The one canonical text of the address: dotted decimal for IPv4, RFC 5952 for IPv6. */
    public static String format(InetAddress address) {
        return address instanceof Inet6Address v6 ? compressed(groups(v6)) : address.getHostAddress();
    }

    /** The address of 4 or 16 bytes in network order. */
    static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address: " + bytes.length + " bytes (expected: 4 or 16)", e);
        }
    }

    private static List<String> groups(Inet6Address address) {
        byte[] bytes = address.getAddress();
        List<String> groups = new ArrayList<>(GROUPS);
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add(Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)));
        }
        return groups;
    }

    /** The first longest run of at least two zero groups becomes {@code ::} (RFC 5952, 4.2). */
    private static String compressed(List<String> groups) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (length == 1) {
            return String.join(":", groups);
        }
        return String.join(":", groups.subList(0, start)) + "::"
                + String.join(":", groups.subList(start + length, GROUPS));
    }

    private static int zerosFrom(List<String> groups, int start) {
        int end = start;
        while (end < GROUPS && groups.get(end).equals("0")) {
            end++;
        }
        return end - start;
    }
}
