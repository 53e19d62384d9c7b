package io.fairway.xds.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.Pod;
import io.fairway.model.trust.TrustDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyViewsTest {

    private static final ProxyIdentity WEB = new ProxyIdentity(new ClusterId("east"), "shop", "web", "web-1");
    private static final Node REDIRECTED = Nodes.sidecar(Map.of("interception", "redirect", "listenAddress", ""));

    private final ClusterSetImage image = ClusterSetImage.empty(new ClusterSetSettings(
                    new TrustDomain("fairway.test"), AddressRange.parse("10.99.0.0/16"), List.of(), Map.of()))
            .apply(new ClusterDelta.Joined(new ClusterSettings(
                    new ClusterId("east"), new NetworkId("net-a"), new Locality("us", "us-b"), List.of())))
            .image();

    @Test
    void aSidecarStandsBeforeThePodOfItsName() {
        assertThat(admitted(Nodes.sidecar(), image))
                .isEqualTo(new ProxyView(
                        Role.SIDECAR,
                        new ClusterId("east"),
                        new Locality("eu", "eu-a"),
                        new Binding(Interception.NONE, "127.0.1.1", "127.0.0.1"),
                        Optional.of(new ObjectName("shop", "web-1"))));
    }

    @Test
    void aGatewayStandsBeforeNoPod() {
        assertThat(admitted(Nodes.sidecar(Map.of("role", "gateway")), image).workload())
                .isEmpty();
    }

    @Test
    void whoSaysNoPlaceIsWhereItsClusterIs() {
        Node node = Nodes.sidecar().toBuilder().clearLocality().build();
        assertThat(admitted(node, image).locality()).isEqualTo(new Locality("us", "us-b"));
    }

    @Test
    void theWorkloadIsWhereTheNodeSays() {
        assertThat(admitted(Nodes.sidecar(Map.of("workloadAddress", "127.0.2.2")), image)
                        .binding())
                .isEqualTo(new Binding(Interception.NONE, "127.0.1.1", "127.0.2.2"));
    }

    @Test
    void aRedirectedWorkloadIsWhereItsPodIs() {
        assertThat(admitted(REDIRECTED, withPod(Optional.of("10.1.2.3"))).binding())
                .isEqualTo(new Binding(Interception.REDIRECT, "0.0.0.0", "10.1.2.3"));
    }

    @Test
    void aRedirectedWorkloadWithoutKnownAddressIsOnLoopback() {
        assertThat(admitted(REDIRECTED, image).binding().workloadAddress()).isEqualTo("127.0.0.1");
        assertThat(admitted(REDIRECTED, withPod(Optional.empty())).binding().workloadAddress())
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "west, shop, web, web-1, cluster: \"east\" (expected: \"west\" by the credential)",
        "east, bank, web, web-1, namespace: \"shop\" (expected: \"bank\" by the credential)",
        "east, shop, api, web-1, serviceAccount: \"web\" (expected: \"api\" by the credential)",
        "east, shop, web, web-2, name: \"web-1\" (expected: \"web-2\" by the credential)",
    })
    void aClaimThatContradictsTheCredentialIsRefused(
            String cluster, String namespace, String serviceAccount, String name, String reason) {
        ProxyIdentity proven = new ProxyIdentity(new ClusterId(cluster), namespace, serviceAccount, name);
        assertThat(ProxyViews.admit(proven, Nodes.sidecar(), image)).isEqualTo(new Admission.Refused(reason));
    }

    @Test
    void anotherNetworkThanTheHubsIsRefused() {
        assertThat(ProxyViews.admit(WEB, Nodes.sidecar(Map.of("network", "net-b")), image))
                .isEqualTo(new Admission.Refused("network: \"net-b\" (expected: \"net-a\" of cluster east)"));
    }

    @Test
    void aClusterThatIsNoMemberIsRefused() {
        ClusterSetImage empty = ClusterSetImage.empty(image.settings());
        assertThat(ProxyViews.admit(WEB, Nodes.sidecar(), empty))
                .isEqualTo(new Admission.Refused("cluster: \"east\" (expected: a member of the ClusterSet)"));
    }

    @Test
    void aReasonStaysOnOneLine() {
        Admission refused = ProxyViews.admit(WEB, Nodes.sidecar(Map.of("cluster", "ea\nst\u001b[2J")), image);
        assertThat(((Admission.Refused) refused).reason()).contains("ea?st?[2J").doesNotContain("\n");
    }

    private static ProxyView admitted(Node node, ClusterSetImage image) {
        Admission admission = ProxyViews.admit(WEB, node, image);
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).view();
    }

    private ClusterSetImage withPod(Optional<String> ip) {
        Pod pod = new Pod(new ObjectName("shop", "web-1"), "web", new TreeMap<>(), ip, true);
        return image.apply(new ClusterDelta.Changed(new ClusterId("east"), List.of(pod), List.of()))
                .image();
    }
}
