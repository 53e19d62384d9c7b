package io.fairway.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvoyBinaryTest {

    @TempDir
    private Path folder;

    @Test
    void theOneThatWasAskedForComesFirst() throws IOException {
        Path wanted = program("wanted/envoy-1");
        program("bin/envoy");
        assertThat(find(Map.of(
                        "ENVOY_BIN",
                        wanted.toString(),
                        "PATH",
                        folder.resolve("bin").toString())))
                .isEqualTo(new EnvoyBinary.Found(wanted));
    }

    @Test
    void nothingTakesThePlaceOfOneThatWasAskedForAndIsMissing() throws IOException {
        program("bin/envoy");
        Map<String, String> environment = Map.of(
                "ENVOY_BIN", "/nowhere/envoy", "PATH", folder.resolve("bin").toString());
        assertThat(find(environment))
                .isEqualTo(new EnvoyBinary.Missing("ENVOY_BIN: /nowhere/envoy (expected: an executable file)"));
    }

    @Test
    void theFirstOnThePathComesBeforeTheCache() throws IOException {
        Path first = program("first/envoy");
        program("second/envoy");
        program(".fairway/envoy/1.40.0/envoy");
        String path = "/nowhere::" + folder.resolve("first") + ":" + folder.resolve("second");
        assertThat(find(Map.of("PATH", path))).isEqualTo(new EnvoyBinary.Found(first));
    }

    @Test
    void theCacheComesLast() throws IOException {
        Path cached = program(".fairway/envoy/1.40.0/envoy");
        assertThat(find(Map.of())).isEqualTo(new EnvoyBinary.Found(cached));
    }

    @Test
    void theCacheCanBeElsewhere() throws IOException {
        Path cached = program("elsewhere/envoy/1.40.0/envoy");
        assertThat(find(Map.of("FAIRWAY_CACHE", folder.resolve("elsewhere").toString())))
                .isEqualTo(new EnvoyBinary.Found(cached));
    }

    @Test
    void saysWhatToDoWhenThereIsNone() throws IOException {
        Files.createDirectories(folder.resolve(".fairway/envoy/1.40.0"));
        assertThat(find(Map.of("PATH", "/nowhere")))
                .isInstanceOfSatisfying(
                        EnvoyBinary.Missing.class,
                        missing -> assertThat(missing.reason()).contains("scripts/install-envoy"));
    }

    private EnvoyBinary find(Map<String, String> environment) {
        return EnvoyBinary.find(environment, folder);
    }

    private Path program(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
