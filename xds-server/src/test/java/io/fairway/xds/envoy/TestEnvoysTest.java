package io.fairway.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestEnvoysTest {

    @Test
    void choosesContainersOnlyIfAskedForAndPossible() {
        assertThat(TestEnvoys.useContainers("container", () -> true)).isTrue();
        assertThat(TestEnvoys.useContainers("container", () -> false)).isFalse();
        assertThat(TestEnvoys.useContainers("process", TestEnvoysTest::notAsked))
                .isFalse();
        assertThat(TestEnvoys.useContainers("", TestEnvoysTest::notAsked)).isFalse();
    }

    @Test
    void givesAContainerTheArgumentsOfAProcess() {
        Path folder = Path.of("/tmp/world");
        EnvoyLaunch launch =
                new EnvoyLaunch("web-1", folder.resolve("envoy.yaml"), folder, 2, List.of("--log-level", "debug"));
        assertThat(ContainerEnvoys.arguments(launch))
                .containsSubsequence("--config-path", "/tmp/world/envoy.yaml", "--concurrency", "2")
                .containsSubsequence("--admin-address-path", "/tmp/world/admin-address")
                .endsWith("--log-level", "debug");
    }

    private static boolean notAsked() {
        throw new AssertionError("a test that wants processes asks no Docker engine");
    }
}
