package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldLayoutTest {

    private final WorldLayout layout = TestWorlds.layout();

    @Test
    void givesEverySocketAnAddressOfItsOwn() {
        assertThat(layout.sockets()).doesNotHaveDuplicates();
        assertThat(layout.sockets()).allMatch(socket -> socket.address().startsWith("127.7.8."));
        assertThat(layout.sockets()).allMatch(socket -> socket.port() > 1024);
    }

    @Test
    void keepsABackendApartFromItsPod() {
        PodPlace pod = layout.pod("cart-east");
        assertThat(pod.address()).isEqualTo("127.7.8.22");
        assertThat(pod.workloadAddress()).isEqualTo("127.7.8.122");
        assertThat(pod.ports()).containsExactly(8080);
    }

    @Test
    void givesACallerNoPortToServe() {
        assertThat(layout.pod("web-east").ports()).isEmpty();
    }

    @Test
    void givesEqualShapesEqualAddresses() {
        WorldSpec other = TestWorlds.spec()
                .withCluster(TestWorlds.WEST, cluster -> cluster.with(new NetworkId("one")))
                .withNetworks(NetworkSpec::withoutGateway);
        WorldLayout same = WorldLayout.of(other, TestWorlds.BLOCK);
        assertThat(addresses(same)).isEqualTo(addresses(layout));
    }

    @Test
    void tellsOfAGatewayThatIsNeverStarted() {
        WorldLayout without =
                WorldLayout.of(TestWorlds.spec().withNetworks(NetworkSpec::withoutGateway), TestWorlds.BLOCK);
        assertThat(without.gatewayAddresses())
                .containsExactly(
                        new Gateway(new NetworkId("one"), "127.7.8.10", 15443),
                        new Gateway(new NetworkId("two"), "127.7.8.11", 15443));
        assertThat(without.proxies()).hasSize(layout.proxies().size() - 2);
    }

    @Test
    void namesThePodsWhenThereIsNotExactlyOne() {
        assertThatThrownBy(() -> layout.pod(Pods.ofApp("cart")))
                .hasMessage("pods: [east/shop/cart-east, west/shop/cart-west] (expected: exactly one)");
    }

    private static List<String> addresses(WorldLayout layout) {
        return layout.pods().stream().map(PodPlace::address).toList();
    }
}
