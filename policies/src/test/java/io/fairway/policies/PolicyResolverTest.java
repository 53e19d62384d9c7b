package io.fairway.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterSetSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.trust.TrustDomain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PolicyResolverTest {

    @Test
    void aServiceForWhichNobodyWroteAPolicyShedsLoadBelowSeventyPerCent() {
        MergedImage image = MergedImage.empty(new ClusterSetSettings(
                new TrustDomain("fairway.test"), AddressRange.parse("10.99.0.0/16"), List.of(), Map.of()));
        EffectivePolicies policies = PolicyResolver.resolve(image, new ServiceName("shop", "cart"));
        assertThat(policies.failover().healthThresholdPercent()).isEqualTo(70);
    }
}
