package io.fairway.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real Envoys. */
class EnvoyProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String BOOTSTRAP = """
            node: {id: lonely, cluster: none}
            admin: {address: {socket_address: {address: 127.0.0.1, port_value: 0}}}
            static_resources:
              clusters: [{name: nobody, type: STATIC}]
            """;

    @TempDir
    private Path folder;

    @Test
    void letsItsAdminInterfaceBeLookedInto() throws Exception {
        try (EnvoyProcess envoy = launch(BOOTSTRAP)) {
            envoy.awaitReady(PATIENCE);
            EnvoyAdmin admin = envoy.admin(PATIENCE);
            assertThat(admin.isReady()).isTrue();
            assertThat(admin.stat("cluster.nobody.membership_total")).isZero();
            assertThat(admin.stat("server.live")).isEqualTo(1);
            assertThat(admin.stats("^server\\.")).containsKey("server.concurrency");
            assertThat(admin.clusters()).contains("nobody");
            assertThat(admin.configDump()).contains("lonely");
            assertThat(admin.listeners()).startsWith("{");
            assertThatThrownBy(() -> admin.get("/nonsense"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("status 404");
        }
    }

    @Test
    void endsWhenAsked() throws Exception {
        try (EnvoyProcess envoy = launch(BOOTSTRAP)) {
            envoy.awaitReady(PATIENCE);
            envoy.stop(PATIENCE);
            assertThat(envoy.exitCode()).contains(0);
            assertThat(envoy.isAlive()).isFalse();
            envoy.stop(PATIENCE);
        }
    }

    @Test
    void endsByItsAdminInterface() throws Exception {
        try (EnvoyProcess envoy = launch(BOOTSTRAP)) {
            envoy.admin(PATIENCE).quit();
            Await.until("the end of Envoy", PATIENCE, () -> !envoy.isAlive());
        }
    }

    @Test
    void endsAtOnceWhenKilled() throws Exception {
        try (EnvoyProcess envoy = launch(BOOTSTRAP)) {
            envoy.awaitReady(PATIENCE);
            envoy.kill();
            Await.until("the end of Envoy", PATIENCE, () -> !envoy.isAlive());
            assertThat(envoy.exitCode()).contains(137);
        }
    }

    @Test
    void showsTheEndOfTheLogWhenTheBootstrapIsBad() throws Exception {
        try (EnvoyProcess envoy = launch(BOOTSTRAP + "\nnonsense: true\n")) {
            assertThatThrownBy(() -> envoy.awaitReady(PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("Envoy lonely ended with exit code 1", "nonsense", "envoy.log");
        }
    }

    @Test
    void givesUpOnAnEnvoyThatIsNeverReady() throws Exception {
        String waiting = BOOTSTRAP + """
            dynamic_resources:
              lds_config: {resource_api_version: V3, initial_fetch_timeout: 0s, api_config_source: {api_type: GRPC,
                transport_api_version: V3, grpc_services: [{envoy_grpc: {cluster_name: nobody}}]}}
            """;
        try (EnvoyProcess envoy = launch(waiting)) {
            assertThat(envoy.admin(PATIENCE).isReady()).isFalse();
            assertThatThrownBy(() -> envoy.awaitReady(Duration.ofMillis(200)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no readiness within 200 ms");
        }
    }

    /** A program that is killed has no chance to clean up; its Envoys end all the same. */
    @Test
    void doesNotOutliveTheProgramThatStartedIt() throws Exception {
        Path bootstrap = write(BOOTSTRAP);
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        TestEnvoys.binary().toString(),
                        bootstrap.toString(),
                        folder.resolve("run").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = program.inputReader()) {
            long pid = Long.parseLong(output.readLine());
            ProcessHandle envoy = ProcessHandle.of(pid).orElseThrow();
            assertThat(envoy.isAlive()).isTrue();
            program.destroyForcibly();
            Await.until("the end of Envoy " + pid, PATIENCE, () -> !envoy.isAlive());
        } finally {
            program.destroyForcibly();
        }
    }

    private EnvoyProcess launch(String bootstrap) throws IOException, InterruptedException {
        return TestEnvoys.processes().launch(EnvoyLaunch.of("lonely", write(bootstrap), folder.resolve("run")));
    }

    private Path write(String bootstrap) throws IOException {
        return Files.writeString(folder.resolve("envoy.yaml"), bootstrap);
    }
}
