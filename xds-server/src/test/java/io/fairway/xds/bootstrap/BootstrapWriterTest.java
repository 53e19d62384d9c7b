package io.fairway.xds.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.xds.envoy.TestEnvoys;
import io.fairway.xds.proxy.ProxyNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapWriterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/bootstrap");

    @TempDir
    private Path folder;

    /** Run with {@code -Dgolden.update=true} to accept what is written now. */
    @ParameterizedTest
    @EnumSource
    void writesWhatTheGoldenFolderHolds(Bootstraps bootstrap) throws IOException {
        BootstrapFiles files = BootstrapWriter.write(bootstrap.config());
        SortedMap<String, String> written = new TreeMap<>(files.companions());
        written.put("envoy.yaml", files.yaml());
        Path golden = GOLDEN.resolve(bootstrap.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden);
            for (String name : written.keySet()) {
                Files.writeString(golden.resolve(name), written.get(name));
            }
        }
        assertThat(written).isEqualTo(contents(golden));
    }

    @ParameterizedTest
    @EnumSource
    void theJsonIsTheYaml(Bootstraps bootstrap) throws IOException {
        BootstrapFiles files = BootstrapWriter.write(bootstrap.config());
        assertThat(new ObjectMapper().readTree(files.json())).isEqualTo(new YAMLMapper().readTree(files.yaml()));
    }

    @ParameterizedTest
    @EnumSource
    void theControlPlaneReadsBackWhatTheNodeSays(Bootstraps bootstrap) throws IOException {
        JsonNode tree = new ObjectMapper()
                .readTree(BootstrapWriter.write(bootstrap.config()).json());
        Node.Builder node = Node.newBuilder();
        JsonFormat.parser().merge(tree.get("node").toString(), node);
        assertThat(ProxyNode.parse(node.build())).isEqualTo(bootstrap.config().node());
    }

    @ParameterizedTest
    @EnumSource
    void aRealEnvoyAcceptsIt(Bootstraps bootstrap) throws Exception {
        BootstrapConfig config = bootstrap.in(folder);
        Path tokens = Files.createDirectories(config.token().getParent());
        Files.writeString(tokens.resolve("web.token"), "an-example-of-a-token");
        BootstrapFiles files = BootstrapWriter.write(config);
        for (String name : files.companions().keySet()) {
            Files.writeString(folder.resolve(name), files.companions().get(name));
        }
        assertAccepted(Files.writeString(folder.resolve("envoy.yaml"), files.yaml()));
        assertAccepted(Files.writeString(folder.resolve("envoy.json"), files.json()));
    }

    private static void assertAccepted(Path bootstrap) throws IOException, InterruptedException {
        Process envoy = new ProcessBuilder(
                        TestEnvoys.binary().toString(),
                        "--mode",
                        "validate",
                        "--log-level",
                        "warning",
                        "--config-path",
                        bootstrap.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(envoy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(envoy.waitFor()).as(output).isZero();
        assertThat(output.lines()).as("no warning").singleElement().asString().endsWith("OK");
    }

    @Test
    void noServerNameCanReachTheControlPlanesCluster() {
        assertThat(BootstrapWriter.XDS_CLUSTER).isNotEqualTo(BootstrapWriter.XDS_CLUSTER.toLowerCase(Locale.ROOT));
    }

    @Test
    void theRulesAreAShellScript() throws Exception {
        Path script = Files.writeString(folder.resolve("intercept.sh"), InterceptionRules.script());
        Process shell = new ProcessBuilder("/bin/sh", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "localhost", "::", ""})
    void nothingSecretLeavesTheMachine(String address) {
        assertThatThrownBy(() -> new ControlPlane(address, 18000)).hasMessageContaining("xDS address: \"" + address);
        assertThatThrownBy(() -> new AdminAddress.Tcp(address, 15000))
                .hasMessageContaining("admin address: \"" + address);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void aPortIsAPort(int port) {
        assertThatThrownBy(() -> new ControlPlane("127.0.0.1", port)).hasMessageContaining("1-65535");
        assertThatThrownBy(() -> new AdminAddress.Tcp("127.0.0.1", port)).hasMessageContaining("0-65535");
    }

    private static SortedMap<String, String> contents(Path golden) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
