package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/**
 * The Envoys that tests run. They are processes of a binary that is found as the product finds it, or else installed
 * by the project's script; with {@value #CHOICE} set to {@code container}, as a system property or in the environment,
 * they are containers where a Docker engine answers. No test is skipped for want of either.
 */
public final class TestEnvoys {

    /** What chooses between {@code process}, which is the default, and {@code container}. */
    public static final String CHOICE = "FAIRWAY_TEST_ENVOY";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestEnvoys() {}

    /** Starts Envoys as this run of the tests wants them. */
    public static EnvoyLauncher launcher() throws IOException, InterruptedException {
        String choice = System.getProperty(CHOICE, System.getenv().getOrDefault(CHOICE, ""));
        return useContainers(choice, () -> DockerClientFactory.instance().isDockerAvailable())
                ? new ContainerEnvoys(
                        Path.of(System.getProperty("java.io.tmpdir")).toRealPath(), HTTP)
                : processes();
    }

    static boolean useContainers(String choice, BooleanSupplier dockerAnswers) {
        return choice.equals("container") && dockerAnswers.getAsBoolean();
    }

    /** Starts Envoys as processes, for tests of just that. */
    public static EnvoyProcesses processes() throws IOException, InterruptedException {
        return new EnvoyProcesses(binary(), HTTP);
    }

    /** The binary. */
    public static Path binary() throws IOException, InterruptedException {
        return switch (EnvoyBinary.find(System.getenv(), project())) {
            case EnvoyBinary.Found found -> found.binary();
            case EnvoyBinary.Missing _ -> install();
        };
    }

    /** The root of the checkout. */
    public static Path project() {
        Path module = Path.of("").toAbsolutePath();
        return module.endsWith("xds-server") ? module.resolve("..").normalize() : module;
    }

    private static Path install() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        project().resolve("scripts/install-envoy").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (script.waitFor() != 0) {
            throw new AssertionError("scripts/install-envoy failed; what it said stands above");
        }
        return Path.of(path);
    }
}
