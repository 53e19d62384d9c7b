package io.fairway.xds.decide;

import io.fairway.model.service.Health;
import java.util.Collection;
import java.util.List;

/** The arithmetic that keeps host weights whole numbers, fair, and small enough for the wire. */
final class Weights {

    /** The sum of a priority's weights that is kept; below the wire's 2^32-1 by more than rounding up can add. */
    static final long MAX_SUM = 0xFFFF_FFFFL / 2;

    /** What a weight of one endpoint may grow to, so that gateway counts without common divisors cannot overflow. */
    private static final long MAX_SCALE = 1_000_000;

    /** The least common multiple of 1 to 16: fair for every network of up to 16 gateways, near enough for others. */
    private static final long COMMON_SCALE = 720_720;

    private Weights() {}

    /** The weight of one endpoint that the gateways of every network can share without a remainder. */
    static long scale(Collection<Integer> gatewayCounts) {
        long scale = 1;
        for (int count : gatewayCounts) {
            scale = scale / greatestCommonDivisor(scale, count) * count;
            if (scale > MAX_SCALE) {
                return COMMON_SCALE;
            }
        }
        return scale;
    }

    /**
     * The hosts of one priority with weights that Envoy computes with as meant: healthy capacity is never rounded away, and the
     * sum fits in an unsigned 32-bit integer.
     */
    static List<PlacedHost> fit(List<PlacedHost> hosts, int overprovisioningFactor) {
        return shrink(raise(hosts, overprovisioningFactor));
    }

    /**
     * Envoy truncates a priority's health to whole per cent and sends nothing to 0 %: a last healthy pod among 200 would get no
     * request at all. So healthy weights are raised until they make up one per cent.
     */
    private static List<PlacedHost> raise(List<PlacedHost> hosts, int overprovisioningFactor) {
        long healthy = sum(hosts, Health.HEALTHY);
        long missing = sum(hosts, Health.UNHEALTHY);
        if (healthy == 0 || overprovisioningFactor * healthy >= healthy + missing) {
            return hosts;
        }
        long factor = ceilDiv(missing, Math.max(1, overprovisioningFactor - 2) * healthy);
        return hosts.stream()
                .map(it -> it.host().health() == Health.HEALTHY
                        ? it.withWeight(it.host().weight() * factor)
                        : it)
                .toList();
    }

    private static List<PlacedHost> shrink(List<PlacedHost> hosts) {
        long sum = hosts.stream().mapToLong(it -> it.host().weight()).sum();
        if (sum <= MAX_SUM) {
            return hosts;
        }
        long divisor = ceilDiv(sum, MAX_SUM);
        return hosts.stream()
                .map(it -> it.withWeight(Math.max(1, it.host().weight() / divisor)))
                .toList();
    }

    static long sum(List<PlacedHost> hosts, Health health) {
        return hosts.stream().mapToLong(it -> it.weight(health)).sum();
    }

    private static long ceilDiv(long dividend, long divisor) {
        return Math.ceilDiv(dividend, divisor);
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}
