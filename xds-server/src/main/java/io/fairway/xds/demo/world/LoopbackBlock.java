package io.fairway.xds.demo.world;

import java.util.random.RandomGenerator;

/**
 * 254 loopback addresses, {@code 127.<second>.<third>.1} to {@code .254}, that one world has for itself. On Linux all of
 * 127.0.0.0/8 is local without any set-up. Blocks near 127.0.0.1 and 127.0.1.1, which hosts use themselves, do not exist.
 *
 * @param second 1 to 254
 * @param third 0 to 255
 */
public record LoopbackBlock(int second, int third) {

    public LoopbackBlock {
        if (second < 1 || second > 254 || third < 0 || third > 255) {
            throw new IllegalArgumentException(
                    "loopback block: 127." + second + "." + third + " (expected: 127.1.0 to 127.254.255)");
        }
    }

    /** Some block. */
    public static LoopbackBlock any(RandomGenerator random) {
        return new LoopbackBlock(random.nextInt(1, 255), random.nextInt(0, 256));
    }

    /** The address that ends in the number, 1 to 254. */
    public String address(int last) {
        if (last < 1 || last > 254) {
            throw new IllegalArgumentException(
                    "address in " + this + ": " + last + " (expected: 1-254; is the world too big?)");
        }
        return "127." + second + "." + third + "." + last;
    }

    /** The block in CIDR notation. */
    @Override
    public String toString() {
        return "127." + second + "." + third + ".0/24";
    }
}
