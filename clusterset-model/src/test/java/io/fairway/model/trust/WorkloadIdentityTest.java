package io.fairway.model.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairway.model.id.ClusterId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadIdentityTest {

    @Test
    void namesTheClusterSoThatItVouchesForItsOwnWorkloadsOnly() {
        assertThat(new WorkloadIdentity(new TrustDomain("example.org"), new ClusterId("east"), "shop", "cart"))
                .hasToString("spiffe://example.org/cluster/east/ns/shop/sa/cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Example.org", "example.org/x", "spiffe://example.org", "example org"})
    void refusesATrustDomainThatSpiffeDoesNotAllow(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustDomain(name))
                .withMessageContaining("trust domain: \"" + name + "\"");
    }
}
