package io.fairway.xds.demo;

import io.fairway.xds.demo.world.WorldException;
import io.fairway.xds.envoy.EnvoyBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The Envoy that worlds run: the one that is there, otherwise the one that the project's script installs. */
public final class EnvoyInstallation {

    private EnvoyInstallation() {}

    /**
     * Finds the binary. If there is none, runs {@code scripts/install-envoy}, which says on standard error what it does.
     *
     * @param environment the environment variables
     * @param project the root of the checkout
     * @throws WorldException if there is none in the end, with the fix
     */
    public static Path require(Map<String, String> environment, Path project) {
        return switch (EnvoyBinary.find(environment, project)) {
            case EnvoyBinary.Found found -> found.binary();
            case EnvoyBinary.Missing missing -> install(missing, environment, project);
        };
    }

    private static Path install(EnvoyBinary.Missing missing, Map<String, String> environment, Path project) {
        Path script = project.resolve("scripts/install-envoy");
        if (environment.containsKey(EnvoyBinary.VARIABLE) || !Files.isExecutable(script)) {
            throw new WorldException(missing.reason());
        }
        run(script);
        return switch (EnvoyBinary.find(environment, project)) {
            case EnvoyBinary.Found found -> found.binary();
            case EnvoyBinary.Missing still -> throw new WorldException(still.reason());
        };
    }

    private static void run(Path script) {
        try {
            int exit = new ProcessBuilder(script.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new WorldException(
                        script + " ended with exit code " + exit + " (expected: 0; it says above why)");
            }
        } catch (IOException e) {
            throw new WorldException("cannot run " + script + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorldException(script + " was interrupted", e);
        }
    }
}
