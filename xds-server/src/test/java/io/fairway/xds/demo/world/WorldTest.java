package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fairway.model.merge.MergedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world's life with stand-ins for the control plane and the Envoys. */
class WorldTest {

    @TempDir
    Path root;

    private final FakeParts parts = new FakeParts();
    private final BlockReservation block = BlockReservation.of(RandomGenerator.getDefault());
    private final WorldLayout layout = WorldLayout.of(TestWorlds.spec(), block.block());

    @AfterEach
    void giveBack() {
        block.close();
    }

    @Test
    void writesTheFoldersBeforeAnythingStarts() {
        try (World world =
                World.of(WorldState.initial(layout), root.resolve("w")).start(parts, Progress.SILENT)) {
            assertThat(parts.log.getFirst()).isEqualTo("control plane with fairway.yaml");
            assertThat(world.folder().resolve("clusters/east/cart.yaml")).exists();
            assertThat(world.liveProxies()).isEqualTo(6);
        }
    }

    @Test
    void stopsEverythingAndLeavesNothingBehind() {
        World world = World.of(WorldState.initial(layout), root.resolve("w")).start(parts, Progress.SILENT);
        world.close();
        world.close();
        assertThat(parts.running).isEmpty();
        assertThat(root.resolve("w")).doesNotExist();
        assertThat(layout.sockets()).allMatch(LoopbackSocket::isFree);
    }

    @Test
    void stopsWhatStartsAfterItWasClosed() {
        World world = World.of(WorldState.initial(layout), root.resolve("w"));
        world.close();
        assertThatThrownBy(() -> world.start(parts, Progress.SILENT)).isInstanceOf(Await.Interrupted.class);
        assertThat(parts.running).isEmpty();
    }

    @Test
    void namesASocketThatIsTaken() throws IOException {
        LoopbackSocket taken = new LoopbackSocket(layout.pod("cart-west").address(), 8080);
        try (ServerSocket socket = new ServerSocket();
                World world = World.of(WorldState.initial(layout), root.resolve("w"))) {
            socket.bind(taken.toInetSocketAddress());
            assertThatThrownBy(() -> world.start(parts, Progress.SILENT))
                    .isInstanceOf(WorldException.class)
                    .hasMessageStartingWith("address " + taken + " is in use (expected: free");
        }
    }

    @Test
    void tellsTheLastWordsOfAnEnvoyThatEnds() {
        parts.dead = "cart-west";
        try (World world = World.of(WorldState.initial(layout), root.resolve("w"))) {
            assertThatThrownBy(() -> world.start(parts, Progress.SILENT))
                    .hasMessageContaining("Envoy of west/shop/cart/cart-west ended")
                    .hasMessageContaining("alas");
        }
        assertThat(parts.running).isEmpty();
    }

    /** Starts nothing real: an "Envoy" is an admin page that says it is ready. */
    private static final class FakeParts implements Parts {

        private final List<String> log = new ArrayList<>();
        private final List<Object> running = new ArrayList<>();
        private String dead = "";

        @Override
        public RunningControlPlane startControlPlane(Path config) {
            log.add("control plane with " + config.getFileName());
            RunningControlPlane controlPlane = new RunningControlPlane() {
                @Override
                public MergedImage image() {
                    return IntendedImage.of(TestWorlds.state());
                }

                @Override
                public void close() {
                    running.remove(this);
                }
            };
            running.add(controlPlane);
            return controlPlane;
        }

        @Override
        public RunningProxy startProxy(ProxyPlace place, WorldLayout layout, Path folder) throws IOException {
            log.add("proxy " + place.name());
            HttpServer admin = HttpServer.create(
                    new LoopbackSocket(place.address(), ProxyPlace.ADMIN_PORT).toInetSocketAddress(), 0);
            admin.createContext("/ready", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            admin.start();
            FakeProxy proxy = new FakeProxy(admin, !place.name().equals(dead));
            running.add(proxy);
            return proxy;
        }

        private final class FakeProxy implements RunningProxy {
            private final HttpServer admin;
            private final boolean lives;

            private FakeProxy(HttpServer admin, boolean lives) {
                this.admin = admin;
                this.lives = lives;
            }

            @Override
            public boolean isAlive() {
                return lives;
            }

            @Override
            public String log() {
                return "alas";
            }

            @Override
            public void close() {
                admin.stop(0);
                running.remove(this);
            }
        }
    }
}
