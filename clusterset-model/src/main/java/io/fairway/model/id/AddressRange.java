package io.fairway.model.id;

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

    /**
     * Reads {@code address/length}.
     *
     * @throws IllegalArgumentException naming the value, if it is no CIDR or has bits set behind the prefix
     */
    public static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        Optional<InetAddress> address = slash < 0 ? Optional.empty() : literal(cidr.substring(0, slash));
        int length = slash < 0 ? -1 : decimal(cidr.substring(slash + 1));
        if (address.isEmpty() || length < 0 || length > address.get().getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "address range: \"" + cidr + "\" (expected: CIDR notation such as 10.0.0.0/8 or fd00::/8)");
        }
        AddressRange range = new AddressRange(address.get(), length);
        if (!Arrays.equals(
                range.masked(address.get().getAddress()), address.get().getAddress())) {
            throw new IllegalArgumentException(
                    "address range: \"" + cidr + "\" (expected: no bits set behind the prefix length)");
        }
        return range;
    }

    /** The address that the text spells, or empty if it is no IP literal. Never asks DNS. */
    public static Optional<InetAddress> literal(String text) {
        if (text.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notALiteral) {
            return Optional.empty();
        }
    }

    /** Whether the address is of this range's family and within it. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.getAddress().length && Arrays.equals(masked(bytes), network.getAddress());
    }

    private byte[] masked(byte[] address) {
        byte[] result = address.clone();
        for (int bit = prefixLength; bit < result.length * 8; bit++) {
            result[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return result;
    }

    private static int decimal(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixLength;
    }
}
