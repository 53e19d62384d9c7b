package io.fairway.model.endpoint;

import static io.fairway.model.Samples.endpoint;
import static io.fairway.model.Samples.objectName;
import static io.fairway.model.Samples.pod;
import static io.fairway.model.Samples.slice;
import static io.fairway.model.Samples.slicePort;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Samples;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Health;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.SlicePort;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointsTest {

    private static final Readiness NOT_READY = new Readiness(false, false, false);

    private static final List<SlicePort> HTTP = List.of(slicePort("http", 8080));

    @ParameterizedTest
    @CsvSource({
        "true, true, false, HEALTHY",
        "true, true, true, HEALTHY",
        "false, true, false, UNHEALTHY",
        "false, false, false, UNHEALTHY",
        "false, true, true, DRAINING",
        "false, false, true, DRAINING"
    })
    void takesHealthFromReadiness(boolean ready, boolean serving, boolean terminating, Health health) {
        var slice = slice("shop/cart", "a", HTTP, endpoint("10.0.0.1", new Readiness(ready, serving, terminating)));
        assertThat(of(slice)).singleElement().extracting(Endpoint::health).isEqualTo(health);
    }

    @Test
    void findsThePortByNameAndProtocol() {
        var ports =
                List.of(slicePort("http", 8080), slicePort("admin", 9090), new SlicePort("http", Protocol.UDP, 8081));
        assertThat(of(slice("shop/cart", "a", ports, endpoint("10.0.0.1", Readiness.READY))))
                .extracting(Endpoint::socketAddress)
                .containsExactly("10.0.0.1:8080");
    }

    @Test
    void knowsThatSlicesOfOneServiceMayListenOnDifferentPorts() {
        assertThat(of(
                        slice("shop/cart", "a", HTTP, endpoint("10.0.0.1", Readiness.READY)),
                        slice(
                                "shop/cart",
                                "b",
                                List.of(slicePort("http", 9000)),
                                endpoint("10.0.0.2", Readiness.READY))))
                .extracting(Endpoint::socketAddress)
                .containsExactly("10.0.0.1:8080", "10.0.0.2:9000");
    }

    @Test
    void leavesOutTheSlicesOfOtherServices() {
        assertThat(of(
                        slice("shop/cart-old", "a", HTTP, endpoint("10.0.0.1", Readiness.READY)),
                        slice("bank/cart", "a", HTTP, endpoint("10.0.0.2", Readiness.READY))))
                .isEmpty();
    }

    @Test
    void listsAnAddressOnceAsHealthyAsItsHealthiestMentionWhileSlicesOverlap() {
        assertThat(of(
                        slice("shop/cart", "a", HTTP, endpoint("10.0.0.1", NOT_READY)),
                        slice("shop/cart", "b", HTTP, endpoint("10.0.0.1", Readiness.READY)),
                        slice("shop/cart", "c", HTTP, endpoint("10.0.0.1", new Readiness(false, true, true)))))
                .singleElement()
                .extracting(Endpoint::health)
                .isEqualTo(Health.HEALTHY);
    }

    @Test
    void listsAnIpv6AddressOnceHoweverItIsSpelled() {
        assertThat(of(slice(
                        "shop/cart",
                        "a",
                        HTTP,
                        endpoint("fd00::1", Readiness.READY),
                        endpoint("fd00:0:0::1", NOT_READY))))
                .singleElement()
                .extracting(Endpoint::socketAddress)
                .isEqualTo("[fd00::1]:8080");
    }

    @Test
    void sortsBySocketAddressWhateverTheOrderWritten() {
        var a = endpoint("10.0.0.1", Readiness.READY);
        var b = endpoint("10.0.0.2", Readiness.READY);
        assertThat(of(slice("shop/cart", "a", HTTP, b, a)))
                .containsExactlyElementsOf(of(slice("shop/cart", "a", HTTP, a, b)));
    }

    @Test
    void placesAnEndpointInItsZoneOrElseInTheClustersDefaultLocality() {
        assertThat(of(slice(
                        "shop/cart",
                        "a",
                        HTTP,
                        endpoint("10.0.0.1", Optional.of("b"), Optional.empty()),
                        endpoint("10.0.0.2", Optional.empty(), Optional.empty()))))
                .extracting(Endpoint::locality)
                .containsExactly(new Locality("europe", "b"), new Locality("europe", "a"));
    }

    @Test
    void knowsWhoTheSidecarProvesToBe() {
        assertThat(of(
                        pod("shop/cart-1", "cart", true),
                        slice(
                                "shop/cart",
                                "a",
                                HTTP,
                                endpoint("10.0.0.1", Optional.empty(), Optional.of("shop/cart-1")))))
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.pod()).contains(objectName("shop/cart-1"));
                    assertThat(endpoint.sidecar().map(WorkloadIdentity::spiffeId))
                            .contains("spiffe://example.org/cluster/east/ns/shop/sa/cart");
                });
    }

    @Test
    void expectsNoIdentityWithoutASidecarOrWithoutThePod() {
        assertThat(of(
                        pod("shop/cart-1", "cart", false),
                        slice(
                                "shop/cart",
                                "a",
                                HTTP,
                                endpoint("10.0.0.1", Optional.empty(), Optional.of("shop/cart-1")),
                                endpoint("10.0.0.2", Optional.empty(), Optional.of("shop/cart-2")),
                                endpoint("10.0.0.3", Optional.empty(), Optional.empty()))))
                .hasSize(3)
                .allMatch(endpoint -> endpoint.sidecar().isEmpty());
    }

    @Test
    void lendsNoIdentityToASliceOfAnotherNamespace() {
        assertThat(of(
                        pod("bank/vault-1", "vault", true),
                        slice(
                                "shop/cart",
                                "a",
                                HTTP,
                                endpoint("10.0.0.1", Optional.empty(), Optional.of("bank/vault-1")))))
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.pod()).isEmpty();
                    assertThat(endpoint.sidecar()).isEmpty();
                });
    }

    /** The endpoints of port {@code http} of {@code shop/cart} in a cluster with these objects. */
    private static Collection<Endpoint> of(ClusterObject... objects) {
        var cluster =
                Samples.image("east", objects).cluster(new ClusterId("east")).orElseThrow();
        return Endpoints.of(cluster, Samples.TRUST_DOMAIN, Samples.serviceName("shop/cart"), "http", Protocol.TCP);
    }
}
