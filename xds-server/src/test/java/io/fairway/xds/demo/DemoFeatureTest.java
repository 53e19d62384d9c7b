package io.fairway.xds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.demo.world.RealParts;
import io.fairway.xds.envoy.TestEnvoys;
import io.fairway.xds.pipeline.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole demo with real Envoys: everything holds as it is, and with each fault exactly the checks fail that the fault breaks.
 * Each run starts a world of its own, the faulty ones only their scene.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoFeatureTest {

    private static final Pace QUICK = new Pace(400, 8, Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final Pace NOT_WAITING_LONG = new Pace(400, 8, Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final ObjectMapper JSON = new ObjectMapper();

    private RealParts parts;

    @BeforeAll
    void findEnvoy() throws IOException, InterruptedException {
        parts = new RealParts(TestEnvoys.launcher(), AdsKind.DELTA, Surroundings.ofThisMachine());
    }

    @Test
    void holdsWhatItPromises() throws IOException {
        Run run = run(EnumSet.allOf(Scene.class), Optional.empty(), QUICK);
        assertThat(run.failed()).as(run.log).isEmpty();
        assertThat(run.names()).isEqualTo(new TreeSet<>(FaultTest.CHECKS));
        assertThat(run.exitCode).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void noticesEveryFault(Fault fault) throws IOException {
        Run run = run(EnumSet.of(fault.scene()), Optional.of(fault), NOT_WAITING_LONG);
        assertThat(run.failed()).as(run.log).isEqualTo(fault.breaks());
        assertThat(run.exitCode).isEqualTo(1);
    }

    private Run run(Set<Scene> scenes, Optional<Fault> fault, Pace pace) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        DemoOptions options = new DemoOptions(DemoOptions.Format.JSON, false, scenes, fault, false, false, pace);
        int exitCode = Demo.run(options, parts, RandomGenerator.getDefault(), stream(out), stream(err));
        String log = err.toString(StandardCharsets.UTF_8);
        assertThat(out.toString(StandardCharsets.UTF_8)).as(log).isNotBlank();
        return new Run(exitCode, JSON.readTree(out.toString(StandardCharsets.UTF_8)), log);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private record Run(int exitCode, JsonNode report, String log) {

        private Set<String> names() {
            Set<String> names = new TreeSet<>();
            report.path("checks").forEach(check -> names.add(check.path("name").asText()));
            return names;
        }

        private Set<String> failed() {
            Set<String> failed = new TreeSet<>();
            report.path("checks").forEach(check -> {
                if (!check.path("held").asBoolean()) {
                    failed.add(check.path("name").asText());
                }
            });
            return failed;
        }
    }
}
