package io.fairway.xds.feature;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.Gateway;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Target;
import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.probe.ProxyAdmin;
import io.fairway.xds.demo.probe.SeenHost;
import io.fairway.xds.demo.world.Await;
import io.fairway.xds.demo.world.BlockReservation;
import io.fairway.xds.demo.world.ClusterSpec;
import io.fairway.xds.demo.world.IntendedImage;
import io.fairway.xds.demo.world.LoopbackSocket;
import io.fairway.xds.demo.world.NetworkSpec;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.PodSpec;
import io.fairway.xds.demo.world.Progress;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.ServiceSpec;
import io.fairway.xds.demo.world.World;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldSpec;
import io.fairway.xds.demo.world.WorldState;
import io.fairway.xds.envoy.TestEnvoys;
import io.fairway.xds.proxy.Binding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Three clusters with real Envoys. {@code home} holds the callers web-1 and web-2. {@code near} is in their region but
 * in another network, behind its gateway; {@code far} is in their network but in another region. Both export {@code
 * shop/cart}; {@code near} has the TCP Service {@code shop/ledger} too and does not export it. The
 * Envoys of web-2 and near-2 speak state of the world, the others delta.
 */
final class FeatureWorld implements AutoCloseable {

    static final ClusterId HOME = new ClusterId("home");
    static final ClusterId NEAR = new ClusterId("near");
    static final ClusterId FAR = new ClusterId("far");
    static final NetworkId LAN = new NetworkId("lan");
    static final NetworkId WAN = new NetworkId("wan");
    static final ServiceName CART = new ServiceName("shop", "cart");
    static final ServiceName LEDGER = new ServiceName("shop", "ledger");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockReservation block;
    private final World world;
    private final FeatureParts parts;

    private FeatureWorld(BlockReservation block, World world, FeatureParts parts) {
        this.block = block;
        this.world = world;
        this.parts = parts;
    }

    /** Starts everything and waits until every Envoy is configured. */
    static FeatureWorld start() throws IOException, InterruptedException {
        BlockReservation block = BlockReservation.of(RandomGenerator.getDefault());
        WorldLayout layout = WorldLayout.of(spec(port(block, 8080), port(block, 9090)), block.block());
        FeatureParts parts =
                new FeatureParts(TestEnvoys.launcher(), place -> place.name().endsWith("-2"));
        World world = World.of(WorldState.initial(layout), Files.createTempDirectory("fairway-feature-"));
        FeatureWorld started = new FeatureWorld(block, world, parts);
        try {
            world.start(parts, Progress.SILENT);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static int port(BlockReservation block, int preferred) {
        return IntStream.of(0, 10_000, 20_000, 30_000)
                .map(offset -> preferred + offset)
                .filter(block::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static WorldSpec spec(int cartPort, int ledgerPort) {
        ServiceSpec cart = new ServiceSpec(CART, "http", cartPort, true);
        ServiceSpec ledger = new ServiceSpec(LEDGER, "tcp", ledgerPort, false);
        return new WorldSpec(
                "test.fairway.io",
                List.of(new NetworkSpec(LAN, HOME, false), new NetworkSpec(WAN, NEAR, true)),
                List.of(
                        cluster(HOME, LAN, new Locality("r1", "r1-a"), List.of(), "web", "web-1", "web-2"),
                        cluster(
                                NEAR,
                                WAN,
                                new Locality("r1", "r1-b"),
                                List.of(cart, ledger),
                                "cart",
                                "near-1",
                                "near-2"),
                        cluster(FAR, LAN, new Locality("r2", "r2-a"), List.of(cart), "cart", "far-1")),
                Map.of("r1", List.of("r2"), "r2", List.of("r1")));
    }

    private static ClusterSpec cluster(
            ClusterId id, NetworkId network, Locality place, List<ServiceSpec> services, String app, String... pods) {
        return new ClusterSpec(
                id,
                network,
                place,
                services,
                List.of(pods).stream()
                        .map(pod -> PodSpec.of("shop", app, pod, place.zone()))
                        .toList());
    }

    World world() {
        return world;
    }

    FeatureParts parts() {
        return parts;
    }

    WorldLayout layout() {
        return world.layout();
    }

    PodPlace pod(String name) {
        return layout().pod(name);
    }

    /** Half of what near has of the cart. */
    static boolean isNear1(PodPlace pod) {
        return pod.id().name().name().equals("near-1");
    }

    ProxyPlace gateway() {
        return layout().gateway(WAN);
    }

    ProxyAdmin admin(String pod) {
        return world.admin(pod(pod).proxy());
    }

    InetSocketAddress xds() {
        return new LoopbackSocket(layout().controlPlane(), WorldLayout.XDS_PORT).toInetSocketAddress();
    }

    InetSocketAddress gatewaySocket() {
        return new LoopbackSocket(gateway().address(), Gateway.DEFAULT_PORT).toInetSocketAddress();
    }

    int portOf(ServiceName service) {
        return layout().spec().cluster(NEAR).services().stream()
                .filter(it -> it.name().equals(service))
                .mapToInt(ServiceSpec::port)
                .findFirst()
                .orElseThrow();
    }

    /** The server name of the Service, which is also the name of its Envoy clusters. */
    String sni(ServiceName service) {
        return Sni.anyCluster(portOf(service), service).host();
    }

    /** Makes the cluster folders say something else. */
    void change(UnaryOperator<WorldState> change) {
        world.change(change);
    }

    /** What the control plane must decide for web-1 and web-2, from the description of the world alone. */
    Decision predicted() {
        return predicted(world.state());
    }

    Decision predicted(WorldState state) {
        PodPlace web = pod("web-1");
        return EndpointDecider.decide(
                IntendedImage.of(state),
                new Caller(web.id().cluster(), web.locality()),
                new Target.ClusterSet(CART, portOf(CART)));
    }

    /** Waits until the pod's Envoy has the hosts of the cart that follow from what the folders are meant to say. */
    void awaitCart(String pod) {
        SortedSet<SeenHost> expected = new TreeSet<>();
        predicted()
                .localities()
                .forEach(place -> place.hosts()
                        .forEach(host -> expected.add(new SeenHost(
                                place.priority(),
                                host.address(),
                                host.port(),
                                host.weight(),
                                host.health().name()))));
        await(
                "hosts of the cart in " + pod + ": " + expected,
                () -> admin(pod)
                        .clusters()
                        .of(sni(CART))
                        .filter(expected::equals)
                        .isPresent());
    }

    static void await(String what, BooleanSupplier condition) {
        if (Await.until(condition, PATIENCE).isEmpty()) {
            throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
        }
    }

    /** Calls the cart from the pod, through its sidecar, at a constant rate until closed. */
    ConstantRateCaller callCart(String from) {
        return ConstantRateCaller.start(outbound(from), cartUrl(), 200, 4);
    }

    /** Calls the cart once. */
    Outcome callCartOnce(String from) {
        return ConstantRateCaller.once(outbound(from), cartUrl());
    }

    private InetSocketAddress outbound(String pod) {
        return new LoopbackSocket(pod(pod).address(), Binding.OUTBOUND_PORT).toInetSocketAddress();
    }

    private URI cartUrl() {
        return URI.create("http://" + CART.clusterSetHost() + ":" + portOf(CART) + "/");
    }

    @Override
    public void close() {
        try (block) {
            world.close();
        }
    }
}
