package io.fairway.policies.failover;

/**
 * When load spills over to the next priority.
 *
 * @param healthThresholdPercent the share of healthy capacity, 1 to 100, below which a priority sheds load
 */
public record FailoverPolicy(int healthThresholdPercent) {

    /** Spill over once less than 70 % of a priority's capacity is healthy. */
    public static final FailoverPolicy DEFAULT = new FailoverPolicy(70);

    public FailoverPolicy {
        if (healthThresholdPercent < 1 || healthThresholdPercent > 100) {
            throw new IllegalArgumentException(
                    "failover health threshold: " + healthThresholdPercent + " (expected: 1-100 per cent)");
        }
    }

    /** The threshold as Envoy's overprovisioning factor: 70 % is 143, rounded up so that the threshold itself never sheds. */
    public int overprovisioningFactor() {
        return (10_000 + healthThresholdPercent - 1) / healthThresholdPercent;
    }
}
