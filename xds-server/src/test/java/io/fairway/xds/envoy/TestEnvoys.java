package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The Envoy that tests run: found as the product finds it, or else installed by the project's script. Never skips. */
public final class TestEnvoys {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestEnvoys() {}

    /** Starts Envoys as processes. */
    public static EnvoyProcesses launcher() throws IOException, InterruptedException {
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
