package io.fairway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.gateway.Reachability.Direct;
import io.fairway.gateway.Reachability.Reason;
import io.fairway.gateway.Reachability.Unreachable;
import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.Gateway;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.Health;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReachabilityRulesTest {

    private static final NetworkId BLUE = new NetworkId("blue");
    private static final NetworkId GREEN = new NetworkId("green");
    private static final NetworkId RED = new NetworkId("red");
    private static final TrustDomain TRUST_DOMAIN = new TrustDomain("fairway.test");
    private static final Gateway GATEWAY = new Gateway(GREEN, "203.0.113.1", 15443);
    private static final GatewayDirectory DIRECTORY = GatewayDirectory.of(
            new ClusterSetSettings(TRUST_DOMAIN, AddressRange.parse("10.99.0.0/16"), List.of(GATEWAY), Map.of()));

    @Test
    void withinANetworkEndpointsAreReachedDirectlyWithAndWithoutSidecar() {
        assertThat(ReachabilityRules.of(BLUE, endpoint(true), BLUE, DIRECTORY)).isEqualTo(new Direct());
        assertThat(ReachabilityRules.of(BLUE, endpoint(false), BLUE, DIRECTORY)).isEqualTo(new Direct());
    }

    @Test
    void anotherNetworkIsReachedThroughItsGateways() {
        assertThat(ReachabilityRules.of(BLUE, endpoint(true), GREEN, DIRECTORY))
                .isEqualTo(new ViaGateway(GREEN, List.of(GATEWAY)));
    }

    @Test
    void withoutASidecarAGatewayHasNobodyToPassTlsTo() {
        assertThat(ReachabilityRules.of(BLUE, endpoint(false), GREEN, DIRECTORY))
                .isEqualTo(new Unreachable(
                        Reason.NO_SIDECAR,
                        "no sidecar ends mutual TLS before 10.2.0.1:8080 in network green"
                                + " (expected: its Pod carries annotation fairway.io/sidecar: \"true\")"));
    }

    @Test
    void withoutAGatewayANetworkIsOutOfReach() {
        assertThat(ReachabilityRules.of(BLUE, endpoint(true), RED, DIRECTORY))
                .isEqualTo(new Unreachable(
                        Reason.NO_GATEWAY,
                        "no gateway leads to 10.2.0.1:8080 in network red"
                                + " (expected: a gateway of network red in the server's configuration)"));
    }

    @Test
    void aGatewayItselfNeedsTheSidecarToo() {
        assertThat(ReachabilityRules.fromGateway(endpoint(true), GREEN)).isEqualTo(new Direct());
        assertThat(ReachabilityRules.fromGateway(endpoint(false), GREEN))
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.reason()).isEqualTo(Reason.NO_SIDECAR));
    }

    private static Endpoint endpoint(boolean sidecar) {
        ClusterId west = new ClusterId("west");
        Optional<WorkloadIdentity> identity =
                sidecar ? Optional.of(new WorkloadIdentity(TRUST_DOMAIN, west, "shop", "cart")) : Optional.empty();
        return new Endpoint(west, "10.2.0.1", 8080, Health.HEALTHY, Locality.UNKNOWN, Optional.empty(), identity);
    }
}
