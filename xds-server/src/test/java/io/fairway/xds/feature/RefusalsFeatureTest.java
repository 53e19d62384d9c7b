package io.fairway.xds.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.testing.AdsTestClient;
import io.fairway.xds.bootstrap.AdminAddress;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.bootstrap.BootstrapConfig;
import io.fairway.xds.bootstrap.BootstrapFiles;
import io.fairway.xds.bootstrap.BootstrapWriter;
import io.fairway.xds.bootstrap.ControlPlane;
import io.fairway.xds.demo.probe.ProxyAdmin;
import io.fairway.xds.demo.world.LoopbackSocket;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.envoy.EnvoyLaunch;
import io.fairway.xds.envoy.RunningEnvoy;
import io.fairway.xds.envoy.TestEnvoys;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.Role;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.ProxyStatus;
import io.fairway.xds.stream.TypeStatus;
import io.fairway.xds.translate.ResourceText;
import io.grpc.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Fairway and its gateways refuse, and that nothing else suffers from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsFeatureTest {

    private static final List<String> MESH = List.of("fairway");

    @TempDir
    private Path folder;

    private FeatureWorld world;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        world = FeatureWorld.start();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void theGatewayAnswersMeshProtocolForExportedServicesOnly() throws IOException, GeneralSecurityException {
        String cart = world.sni(FeatureWorld.CART);
        assertThat(answers(Optional.of(cart), MESH)).isTrue();
        assertThat(answers(Optional.of(cart), List.of("fairway", "h2"))).isTrue();
        assertThat(answers(Optional.of(cart.replace(".any.", ".near.")), MESH)).isTrue();

        assertThat(answers(Optional.of(world.sni(FeatureWorld.LEDGER)), MESH)).isFalse();
        assertThat(answers(Optional.of(cart.replace(".any.", ".far.")), MESH)).isFalse();
        assertThat(answers(Optional.of(BootstrapWriter.XDS_CLUSTER), MESH)).isFalse();
        assertThat(answers(Optional.of("internal/xds"), MESH)).isFalse();
        assertThat(answers(Optional.of("example.com"), MESH)).isFalse();
        assertThat(answers(Optional.empty(), MESH)).isFalse();
        assertThat(answers(Optional.of(cart), List.of("h2", "http/1.1"))).isFalse();
        assertThat(answers(Optional.of(cart), List.of())).isFalse();
    }

    @Test
    void theGatewayClosesPlainText() throws IOException {
        String request = "GET / HTTP/1.1\r\nhost: " + world.sni(FeatureWorld.CART) + "\r\n\r\n";
        assertThat(Hello.plainText(world.gatewaySocket(), request)).isEmpty();
    }

    @Test
    void nobodyGetsAnythingWithoutATokenOrWithAWrongOne() throws IOException {
        for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of("a".repeat(43)))) {
            try (AdsTestClient client = AdsTestClient.delta(world.xds(), node("web-1"), token)) {
                client.subscribe(ResourceType.SECRET.typeUrl(), "workload-certificate");
                assertThat(client.awaitEnd().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
                assertThat(client.responses(ResourceType.SECRET.typeUrl())).isZero();
            }
        }
    }

    @Test
    void nobodyGetsAnythingUnderAnothersName() throws IOException {
        Optional<String> token = Optional.of(Files.readString(token("web-2")).strip());
        for (AdsTestClient client : List.of(
                AdsTestClient.delta(world.xds(), node("web-1"), token),
                AdsTestClient.sotw(world.xds(), node("web-1"), token))) {
            try (client) {
                client.subscribe(ResourceType.SECRET.typeUrl(), "workload-certificate");
                assertThat(client.awaitEnd().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
                assertThat(client.responses(ResourceType.SECRET.typeUrl())).isZero();
            }
        }
    }

    /** A real Envoy that calls itself web-1 and shows the token of web-2. */
    @Test
    void anEnvoyUnderAnothersNameStaysWithoutConfiguration() throws IOException, InterruptedException {
        String address = world.layout().block().address(200);
        Path files = Files.createDirectories(folder.resolve("stranger"));
        BootstrapFiles bootstrap =
                bootstrap(claim(world.pod("web-1").proxy(), address), token("web-2"), files, address);
        for (Map.Entry<String, String> companion : bootstrap.companions().entrySet()) {
            Files.writeString(files.resolve(companion.getKey()), companion.getValue());
        }
        Path yaml = Files.writeString(folder.resolve("stranger.yaml"), bootstrap.yaml());
        try (RunningEnvoy _ = TestEnvoys.launcher().launch(EnvoyLaunch.of("stranger", yaml, folder.resolve("run")))) {
            ProxyAdmin admin = new ProxyAdmin(address + ":" + ProxyPlace.ADMIN_PORT);
            FeatureWorld.await("two attempts", () -> admin.stat("cluster.Internal/xds.upstream_rq_total") >= 2);
            assertThat(admin.isReady()).isFalse();
            assertThat(admin.stat("cluster_manager.cds.update_success")).isZero();
            assertThat(admin.stat("listener_manager.lds.update_success")).isZero();
        }
    }

    /**
     * A workload holds the port that a TCP import would need: only this listener is missing, and nobody resends it
     * forever.
     */
    @Test
    void aListenerThatCannotBeBoundHoldsNothingElseUp() throws IOException {
        int port = world.portOf(FeatureWorld.LEDGER);
        try (ServerSocket _ = occupied("web-1", port);
                ServerSocket _ = occupied("web-2", port)) {
            long before1 = listeners("web-1").responses();
            long before2 = listeners("web-2").responses();
            world.change(state -> state.exported(FeatureWorld.NEAR, FeatureWorld.LEDGER));
            for (String pod : List.of("web-1", "web-2")) {
                FeatureWorld.await("NACK of " + pod, () -> listeners(pod).isRejected());
                assertThat(listeners(pod).nacked().orElseThrow().message())
                        .contains(world.pod(pod).address() + ":" + port);
                assertThat(world.callCartOnce(pod).succeeded()).isTrue();
            }
            world.change(state -> state.unready(FeatureWorld::isNear1));
            world.awaitCart("web-1");
            world.awaitCart("web-2");
            assertThat(listeners("web-1").responses() - before1).isBetween(1L, 2L);
            assertThat(listeners("web-2").responses() - before2).isBetween(1L, 2L);
            world.change(state -> state.ready(_ -> true).unexported(FeatureWorld.NEAR, FeatureWorld.LEDGER));
            FeatureWorld.await(
                    "a gateway without the ledger",
                    () -> world.world()
                            .admin(world.gateway())
                            .clusters()
                            .of(world.sni(FeatureWorld.LEDGER))
                            .isEmpty());
        }
    }

    private boolean answers(Optional<String> serverName, List<String> protocols)
            throws IOException, GeneralSecurityException {
        return new Hello(serverName, protocols).isAnswered(world.gatewaySocket());
    }

    private ServerSocket occupied(String pod, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new LoopbackSocket(world.pod(pod).address(), port).toInetSocketAddress());
        return socket;
    }

    private TypeStatus listeners(String pod) {
        String id = world.pod(pod).proxy().identity().toString();
        List<ProxyStatus> streams = world.parts().controlPlane().proxies().stream()
                .filter(it -> it.stream().nodeId().equals(id))
                .toList();
        assertThat(streams).hasSize(1);
        return streams.getFirst().of(ResourceType.LISTENER);
    }

    private Path token(String pod) {
        ProxyPlace place = world.pod(pod).proxy();
        return world.world().folder().resolve("tokens").resolve(place.identity() + ".token");
    }

    private static ProxyNode claim(ProxyPlace place, String address) {
        return new ProxyNode(
                Role.SIDECAR,
                place.identity(),
                place.network(),
                place.locality(),
                Interception.NONE,
                Optional.of(address),
                Optional.of(place.workloadAddress()));
    }

    /** The node as the bootstrap of the pod's Envoy says it. */
    private Node node(String name) throws IOException {
        PodPlace pod = world.pod(name);
        BootstrapFiles files = bootstrap(claim(pod.proxy(), pod.address()), token(name), folder, pod.address());
        Node.Builder node = Node.newBuilder();
        ResourceText.parse(new ObjectMapper().readTree(files.json()).path("node"), node);
        return node.build();
    }

    private BootstrapFiles bootstrap(ProxyNode node, Path token, Path files, String admin) {
        return BootstrapWriter.write(new BootstrapConfig(
                node,
                new ControlPlane(world.layout().controlPlane(), WorldLayout.XDS_PORT),
                AdsKind.DELTA,
                token,
                files,
                new AdminAddress.Tcp(admin, ProxyPlace.ADMIN_PORT),
                BootstrapConfig.DEFAULT_MAX_CONNECTIONS));
    }
}
