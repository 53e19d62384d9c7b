package io.fairway.xds.envoy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an Envoy is: in {@code ENVOY_BIN}, on the {@code PATH}, or in the project's cache. */
public sealed interface EnvoyBinary {

    /** The variable that names the binary to use. */
    String VARIABLE = "ENVOY_BIN";

    /** The variable that moves the cache from {@code .fairway} in the project. */
    String CACHE_VARIABLE = "FAIRWAY_CACHE";

    /**
     * An Envoy.
     *
     * @param binary an executable file
     */
    record Found(Path binary) implements EnvoyBinary {}

    /**
     * None.
     *
     * @param reason where was looked, and what to do
     */
    record Missing(String reason) implements EnvoyBinary {}

    /**
     * Looks for one. A binary that was asked for and is not there is an answer too: none other takes its place.
     *
     * @param environment the environment variables
     * @param project the root of the checkout, whose {@code scripts/install-envoy} fills the cache
     */
    static EnvoyBinary find(Map<String, String> environment, Path project) {
        String wanted = environment.getOrDefault(VARIABLE, "");
        if (!wanted.isEmpty()) {
            Path binary = Path.of(wanted);
            return isProgram(binary)
                    ? new Found(binary)
                    : new Missing(VARIABLE + ": " + wanted + " (expected: an executable file)");
        }
        return onPath(environment.getOrDefault("PATH", ""))
                .or(() -> inCache(cache(environment, project)))
                .<EnvoyBinary>map(Found::new)
                .orElseGet(() -> new Missing("no Envoy in " + VARIABLE + ", on the PATH or in "
                        + cache(environment, project) + " (run " + project.resolve("scripts/install-envoy") + ")"));
    }

    private static Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "envoy"))
                .filter(EnvoyBinary::isProgram)
                .findFirst();
    }

    private static Path cache(Map<String, String> environment, Path project) {
        String moved = environment.getOrDefault(CACHE_VARIABLE, "");
        return moved.isEmpty() ? project.resolve(".fairway") : Path.of(moved);
    }

    /** One folder per version; the last by name counts. */
    private static Optional<Path> inCache(Path cache) {
        Path versions = cache.resolve("envoy");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.sorted()
                    .map(folder -> folder.resolve("envoy"))
                    .filter(EnvoyBinary::isProgram)
                    .reduce((first, second) -> second);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
