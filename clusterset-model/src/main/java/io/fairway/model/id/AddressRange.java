package io.fairway.model.id;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of IP addresses in CIDR notation. Both families; an IPv4 range never contains an IPv6 address.
 *
 * @param network the first address of the range, with every bit behind the prefix zero
 * @param prefixLength the number of leading bits that all addresses of the range share
 */
public record AddressRange(InetAddress network, int prefixLength) {

    /** Checks that the prefix fits the address family and that no bit behind it is set. */
    public AddressRange {
        byte[] bytes = network.getAddress();
        if (prefixLength < 0 || prefixLength > bytes.length * 8) {
            throw notCidr(network.getHostAddress() + "/" + prefixLength);
        }
        if (!Arrays.equals(masked(bytes, prefixLength), bytes)) {
            throw new IllegalArgumentException("address range: \"" + IpLiteral.format(network) + "/" + prefixLength
                    + "\" (expected: no bits set behind the prefix length)");
        }
    }

    /**
     * Reads {@code address/length}.
     *
     * @throws IllegalArgumentException naming the value, if it is no CIDR or has bits set behind the prefix
     */
    public static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            throw notCidr(cidr);
        }
        String address = cidr.substring(0, slash);
        InetAddress network = literal(address)
                .filter(ip -> ip instanceof Inet6Address == address.indexOf(':') >= 0)
                .orElseThrow(() -> notCidr(cidr));
        int length = decimal(cidr.substring(slash + 1));
        if (length < 0 || length > network.getAddress().length * 8) {
            throw notCidr(cidr);
        }
        return new AddressRange(network, length);
    }

    /** A shorthand for {@link IpLiteral#parse}. */
    public static Optional<InetAddress> literal(String text) {
        return IpLiteral.parse(text);
    }

    /** Whether the address is of this range's family and within it. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] first = network.getAddress();
        return bytes.length == first.length && Arrays.equals(masked(bytes, prefixLength), first);
    }

    /** The number of addresses in the range, the first and the last included. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(network.getAddress().length * 8 - prefixLength);
    }

    /**
     * The address that many places behind the first.
     *
     * @throws IllegalArgumentException if that is outside the range
     */
    public InetAddress at(BigInteger offset) {
        if (offset.signum() < 0 || offset.compareTo(size()) >= 0) {
            throw new IllegalArgumentException(
                    "offset: " + offset + " (expected: 0 to " + size() + " in " + this + ")");
        }
        byte[] bytes = network.getAddress();
        byte[] low = offset.toByteArray();
        int shared = Math.min(low.length, bytes.length);
        for (int i = 1; i <= shared; i++) {
            bytes[bytes.length - i] |= low[low.length - i];
        }
        return IpLiteral.of(bytes);
    }

    private static byte[] masked(byte[] address, int prefixLength) {
        byte[] result = address.clone();
        int whole = prefixLength / 8;
        if (whole < result.length) {
            result[whole] &= (byte) (0xFF00 >> (prefixLength % 8));
            Arrays.fill(result, whole + 1, result.length, (byte) 0);
        }
        return result;
    }

    private static int decimal(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
    }

    private static IllegalArgumentException notCidr(String value) {
        return new IllegalArgumentException(
                "address range: \"" + value + "\" (expected: CIDR notation such as 10.0.0.0/8 or fd00::/8)");
    }

    @Override
    public String toString() {
        return IpLiteral.format(network) + "/" + prefixLength;
    }
}
