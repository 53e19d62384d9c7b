package io.fairway.policies;

import io.fairway.policies.failover.FailoverPolicy;

/**
 * The policies that apply to one Service, with every default filled in.
 *
 * @param failover where load goes as capacity goes
 */
public record EffectivePolicies(FailoverPolicy failover) {

    /** What applies where nobody wrote a policy. */
    public static final EffectivePolicies DEFAULT = new EffectivePolicies(FailoverPolicy.DEFAULT);
}
