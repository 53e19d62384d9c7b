package io.fairway.xds.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Gateway;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodFilesTest {

    private static final String NOISE = "{}[]:,-&*!|>'\"%@ \n\t#~0a\u0000\u00e9";

    @TempDir
    Path scratch;

    @Test
    void readsEveryKeyOfAServer() {
        Path file = Corpus.file("good", "server-full");
        ServerConfig config = value(ServerConfigFile.read(file));
        assertThat(config.settings().trustDomain()).hasToString("demo.fairway.example");
        assertThat(config.settings().clusterSetIps()).hasToString("10.99.0.0/16");
        assertThat(config.settings().gateways())
                .containsExactly(
                        new Gateway(new NetworkId("blue"), "127.0.0.1", 15443),
                        new Gateway(new NetworkId("green"), "127.0.0.2", 15443));
        assertThat(config.settings().regionOrder()).isEqualTo(Map.of("eu-west", List.of("eu-central", "us-east")));
        MemberConfig east = config.members().getFirst();
        assertThat(east.folder()).isEqualTo(file.resolveSibling("clusters/east"));
        assertThat(east.settings().id()).isEqualTo(new ClusterId("east"));
        assertThat(east.settings().defaultLocality()).isEqualTo(new Locality("eu-west", "a"));
        assertThat(east.settings().endpointRanges()).hasToString("[127.0.0.0/8]");
        assertThat(config.members()).hasSize(2);
    }

    @Test
    void fillsInDefaultsOfAServer() {
        Path file = Corpus.file("good", "server-small");
        ServerConfig config = value(ServerConfigFile.read(file));
        assertThat(config.settings().clusterSetIps()).hasToString("10.255.0.0/16");
        assertThat(config.xds()).hasToString("/127.0.0.1:18000");
        assertThat(config.admin()).hasToString("/127.0.0.1:18001");
        assertThat(config.stateDirectory()).isEqualTo(file.resolveSibling("state"));
        assertThat(config.proxyTokens()).isEqualTo(file.resolveSibling("tokens"));
        assertThat(config.members().getFirst().settings().defaultLocality()).isEqualTo(Locality.UNKNOWN);
    }

    @Test
    void letsBothListenersTakeAnyPort() {
        ServerConfig config = value(ServerConfigFile.read(Corpus.file("good", "server-ephemeral")));
        assertThat(config.xds().getPort()).isZero();
        assertThat(config.admin().getPort()).isZero();
    }

    @Test
    void readsProxiesInTheOrderOfTheFile() {
        assertThat(value(ProxyFile.read(Corpus.file("good", "proxy-two"))))
                .containsExactly(
                        new ProxySpec(
                                "cart-0",
                                Role.SIDECAR,
                                new ClusterId("east"),
                                "shop",
                                "cart",
                                Optional.of(new Locality("eu-west", "a")),
                                Interception.NONE,
                                Optional.of("127.0.1.1"),
                                Optional.of("127.0.0.1")),
                        new ProxySpec(
                                "gateway-0",
                                Role.GATEWAY,
                                new ClusterId("east"),
                                "fairway-system",
                                "default",
                                Optional.empty(),
                                Interception.NONE,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void neverThrowsHoweverAFileIsDamaged() throws IOException {
        long seed = 20_260_101;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (Path file : Corpus.files("good")) {
            Path damaged = scratch.resolve(file.getFileName().toString());
            for (int round = 0; round < 300; round++) {
                String text = damage(Files.readString(file), random);
                Files.writeString(damaged, text);
                assertThat(Corpus.readAny(damaged))
                        .as("seed %d: %s", seed, text)
                        .isNotNull();
            }
        }
    }

    private static String damage(String text, RandomGenerator random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int from = random.nextInt(damaged.length());
            int to = Math.min(damaged.length(), from + random.nextInt(4));
            String noise = String.valueOf(NOISE.charAt(random.nextInt(NOISE.length())));
            damaged.replace(from, to, noise.repeat(random.nextInt(3)));
        }
        return damaged.toString();
    }

    private static <T> T value(ConfigResult<T> result) {
        return switch (result) {
            case ConfigResult.Valid<T> valid -> valid.value();
            case ConfigResult.Invalid<T> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
