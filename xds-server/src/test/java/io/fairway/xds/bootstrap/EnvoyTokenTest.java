package io.fairway.xds.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.envoy.Await;
import io.fairway.xds.envoy.EnvoyLaunch;
import io.fairway.xds.envoy.RunningEnvoy;
import io.fairway.xds.envoy.TestEnvoys;
import io.fairway.xds.proxy.ProxyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real Envoy makes of the bootstrap and of the token file beside it. */
class EnvoyTokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final ProxyNode node = Bootstraps.SIDECAR.config().node();
    private ProxyTokens tokens;
    private FakeControlPlane controlPlane;

    @BeforeEach
    void start() throws IOException {
        tokens = new ProxyTokens(folder.resolve("tokens"), InstantSource.system());
        controlPlane = new FakeControlPlane(tokens);
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @ParameterizedTest
    @EnumSource
    void presentsItsTokenAndAfterARotationTheNewOne(AdsKind ads) throws Exception {
        String first = read(tokens.create(node.claim(), new SecureRandom()));
        try (RunningEnvoy envoy = launch(ads)) {
            envoy.awaitReady(PATIENCE);
            FakeControlPlane.Opened stream = controlPlane.opened().getFirst();
            assertThat(controlPlane.presented()).containsExactly("Bearer " + first);
            assertThat(stream.identity()).isEqualTo(node.claim());
            assertThat(stream.kind()).isEqualTo(ads);
            assertThat(ProxyNode.parse(stream.node())).isEqualTo(node);

            String second = read(tokens.rotate(node.claim(), new SecureRandom()));
            stream.drop();
            Await.until(
                    "a stream with the new token",
                    PATIENCE,
                    () -> controlPlane.opened().size() == 2);
            assertThat(controlPlane.presented().getLast()).isEqualTo("Bearer " + second);
        }
    }

    /** Kubernetes changes mounted files by renaming a link beside them, which leaves the file's own name alone. */
    @Test
    void noticesATokenThatIsMountedAsKubernetesDoes() throws Exception {
        Path file = tokens.file(node.claim());
        mount(file, "..first", "an-example-of-a-token-1");
        Files.createSymbolicLink(file, Path.of("..data", "token"));
        try (RunningEnvoy envoy = launch(AdsKind.DELTA)) {
            envoy.awaitReady(PATIENCE);
            mount(file, "..second", "an-example-of-a-token-2");
            controlPlane.opened().getFirst().drop();
            Await.until(
                    "a stream with the new token",
                    PATIENCE,
                    () -> controlPlane.opened().size() == 2);
            assertThat(controlPlane.presented().getLast()).isEqualTo("Bearer an-example-of-a-token-2");
        }
    }

    private static void mount(Path file, String version, String token) throws IOException {
        Path content = file.resolveSibling(version);
        Files.createDirectories(content);
        Files.writeString(content.resolve("token"), token);
        Path link = Files.createSymbolicLink(file.resolveSibling("..data_tmp"), Path.of(version));
        Files.move(link, file.resolveSibling("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void waitsForATokenThatComesLate() throws Exception {
        Files.createDirectories(tokens.file(node.claim()).getParent());
        try (RunningEnvoy envoy = launch(AdsKind.DELTA)) {
            var admin = envoy.admin(PATIENCE);
            Await.until(
                    "an attempt without a token",
                    PATIENCE,
                    () -> admin.stat("cluster.Internal/xds.credential_injector.failed") > 0);
            assertThat(controlPlane.presented()).isEmpty();
            tokens.create(node.claim(), new SecureRandom());
            envoy.awaitReady(PATIENCE);
            assertThat(controlPlane.opened()).hasSize(1);
        }
    }

    @Test
    void staysOutsideWithoutAValidToken() throws Exception {
        Path file = tokens.file(node.claim());
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a token");
        try (RunningEnvoy envoy = launch(AdsKind.DELTA)) {
            Await.until(
                    "a second attempt", PATIENCE, () -> controlPlane.presented().size() >= 2);
            assertThat(controlPlane.opened()).isEmpty();
            assertThat(envoy.admin(PATIENCE).isReady()).isFalse();
        }
    }

    private RunningEnvoy launch(AdsKind ads) throws IOException, InterruptedException {
        BootstrapFiles files = BootstrapWriter.write(new BootstrapConfig(
                node,
                new ControlPlane("127.0.0.1", controlPlane.port()),
                ads,
                tokens.file(node.claim()),
                folder,
                new AdminAddress.Tcp("127.0.0.1", 0),
                BootstrapConfig.DEFAULT_MAX_CONNECTIONS));
        for (String name : files.companions().keySet()) {
            Files.writeString(folder.resolve(name), files.companions().get(name));
        }
        Path bootstrap = Files.writeString(folder.resolve("envoy.yaml"), files.yaml());
        return TestEnvoys.launcher().launch(EnvoyLaunch.of("web-1", bootstrap, folder.resolve("run")));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
