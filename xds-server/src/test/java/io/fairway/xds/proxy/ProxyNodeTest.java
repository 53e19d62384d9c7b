package io.fairway.xds.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyNodeTest {

    @Test
    void readsWhatTheBootstrapWrites() {
        assertThat(ProxyNode.parse(Nodes.sidecar()))
                .isEqualTo(new ProxyNode(
                        Role.SIDECAR,
                        new ProxyIdentity(new ClusterId("east"), "shop", "web", "web-1"),
                        new NetworkId("net-a"),
                        new Locality("eu", "eu-a"),
                        Interception.NONE,
                        Optional.of("127.0.1.1"),
                        Optional.empty()));
    }

    @Test
    void aNodeMayLeaveItsPlaceOpen() {
        Node node = Nodes.sidecar().toBuilder().clearLocality().build();
        assertThat(ProxyNode.parse(node).locality()).isEqualTo(Locality.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role             | ''             | role: missing",
                "role             | router         | role: \"router\" (expected: sidecar or gateway)",
                "role             | SIDECAR        | role: \"SIDECAR\" (expected: sidecar or gateway)",
                "interception     | tproxy         | (expected: none or redirect)",
                "cluster          | East           | cluster id: \"East\"",
                "cluster          | any            | reserved",
                "network          | a.b            | network: \"a.b\"",
                "namespace        | ''             | namespace: missing",
                "serviceAccount   | ''             | serviceAccount: missing",
                "name             | ''             | name: missing",
                "name             | web-2          | node id: \"east/shop/web/web-1\" (expected: \"east/shop/web/web-2\"",
                "listenAddress    | ''             | listenAddress: missing",
                "listenAddress    | localhost      | listenAddress: \"localhost\"",
                "listenAddress    | 10.0.0.1:80    | (expected: a unicast IPv4 or IPv6 address)",
                "listenAddress    | 224.0.0.1      | (expected: a unicast IPv4 or IPv6 address)",
                "listenAddress    | fe80::1%eth0   | (expected: a unicast IPv4 or IPv6 address)",
                "listenAddress    | 0.0.0.0        | the workload can hold the same ports",
                "listenAddress    | 127.0.0.1      | would call itself",
                "workloadAddress  | 127.0.1.1      | would call itself",
                "workloadAddress  | 0.0.0.0        | would call itself",
                "workloadAddress  | cart.shop      | workloadAddress: \"cart.shop\"",
                "unheardOf        | x              | unknown key \"unheardOf\"",
            })
    void namesTheClaimThatItCannotAccept(String key, String value, String reason) {
        assertRefused(Nodes.sidecar(Map.of(key, value)), reason);
    }

    @Test
    void aGatewayIsNotRedirectedAndHasNoWorkload() {
        assertRefused(
                Nodes.sidecar(Map.of("role", "gateway", "interception", "redirect", "listenAddress", "")),
                "interception: \"redirect\"");
        assertRefused(
                Nodes.sidecar(Map.of("role", "gateway", "workloadAddress", "10.0.0.1")), "no workload stands behind");
    }

    @Test
    void aGatewayMayListenOnEveryAddress() {
        assertThat(ProxyNode.parse(Nodes.sidecar(Map.of("role", "gateway", "listenAddress", "0.0.0.0")))
                        .listenAddress())
                .contains("0.0.0.0");
    }

    @Test
    void aRedirectedSidecarDoesNotChooseItsAddress() {
        assertRefused(Nodes.sidecar(Map.of("interception", "redirect")), "listenAddress: \"127.0.1.1\"");
    }

    @Test
    void aNodeOfAnotherMakeIsTold() {
        assertRefused(Node.newBuilder().setId("x").build(), "`fairway bootstrap`");
        assertRefused(
                Node.newBuilder()
                        .setMetadata(Struct.newBuilder().putFields("fairway", Nodes.text("x")))
                        .build(),
                "not a map");
    }

    @Test
    void aClaimThatIsNoTextIsRefused() {
        Struct claims = Nodes.sidecar().getMetadata().getFieldsOrThrow("fairway").getStructValue().toBuilder()
                .putFields("name", Value.newBuilder().setNumberValue(7).build())
                .build();
        Node node = Nodes.sidecar().toBuilder()
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "fairway",
                                Value.newBuilder().setStructValue(claims).build()))
                .build();
        assertRefused(node, "name: NUMBER_VALUE");
    }

    @Test
    void neitherValuesNorReasonsAreUnbounded() {
        assertThatThrownBy(() -> ProxyNode.parse(Nodes.sidecar(Map.of("name", "x".repeat(100_000)))))
                .message()
                .contains("1 to 253 characters")
                .hasSizeLessThan(300);
        assertRefused(
                Nodes.sidecar().toBuilder()
                        .setLocality(io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                                .setRegion("r".repeat(300)))
                        .build(),
                "locality");
    }

    @Test
    void aZoneWithoutItsRegionIsRefused() {
        assertRefused(
                Nodes.sidecar().toBuilder()
                        .setLocality(io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                                .setZone("eu-a"))
                        .build(),
                "zone \"eu-a\" without a region");
    }

    private static void assertRefused(Node node, String reason) {
        assertThatThrownBy(() -> ProxyNode.parse(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
