package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.fairway.model.id.ClusterId;
import io.fairway.xds.certificates.CertificateAuthority;
import io.fairway.xds.certificates.RootFiles;
import io.fairway.xds.certificates.WorkloadSecrets;
import io.fairway.xds.decide.ClusterSets;
import io.fairway.xds.envoy.EnvoyBinary;
import io.fairway.xds.proxy.ProxyIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A real Envoy takes what translation makes. Never skipped: without an Envoy it fails and says how to get one. */
final class EnvoyAcceptsTest {

    @TempDir
    Path folder;

    private static final String PROPERTY = "envoy.bin";

    @TestFactory
    Stream<DynamicTest> unitCases() throws IOException {
        List<? extends Message> secrets = secrets();
        return UnitCases.all().entrySet().stream().map(it -> accepts(it.getKey(), it.getValue(), secrets));
    }

    @TestFactory
    Stream<DynamicTest> goldenCases() throws IOException {
        List<? extends Message> secrets = secrets();
        return GoldenFiles.cases(GoldenTranslationTest.CASES).entrySet().stream()
                .flatMap(it -> GoldenTranslationTest.LOADER.load(it.getValue()).entrySet().stream()
                        .map(proxy -> accepts(it.getKey() + "-" + proxy.getKey(), proxy.getValue(), secrets)));
    }

    private DynamicTest accepts(String name, EnvoyResources resources, List<? extends Message> secrets) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(validate(name, StaticBootstrap.of(resources, secrets)))
                        .endsWith("OK"));
    }

    @Test
    void envoyWouldSayIfSomethingWereWrong() throws Exception {
        String wrong = StaticBootstrap.of(UnitCases.of(UnitCases.httpInTwoClusters(), UnitCases.client()), secrets())
                .replace("\"port_value\" : 15001", "\"port_value\" : 99999");
        assertThat(validate("wrong", wrong)).doesNotEndWith("OK");
    }

    @Test
    void secretsHaveTheNamesThatResourcesReferTo() throws IOException {
        assertThat(secrets().stream()
                        .map(it -> ResourceText.json(it).path("name").asText()))
                .containsExactlyInAnyOrder(TlsContexts.WORKLOAD_CERTIFICATE, TlsContexts.TRUST_BUNDLE);
    }

    /** The last line that Envoy prints. */
    private String validate(String name, String bootstrap) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".json"), bootstrap);
        Path output = folder.resolve(name + ".log");
        Process envoy = new ProcessBuilder(
                        envoy().toString(), "--mode", "validate", "--log-level", "warning", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!envoy.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("Envoy has not finished within a minute: " + Files.readString(output));
            }
        } finally {
            envoy.destroyForcibly();
        }
        return Files.readString(output).strip();
    }

    private static Path envoy() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        String property = System.getProperty(PROPERTY, "");
        if (!property.isEmpty()) {
            environment.put(EnvoyBinary.VARIABLE, property);
        }
        return switch (EnvoyBinary.find(
                environment, Path.of("..").toAbsolutePath().normalize())) {
            case EnvoyBinary.Found found -> found.binary();
            case EnvoyBinary.Missing missing -> throw new AssertionError(missing.reason());
        };
    }

    private List<? extends Message> secrets() throws IOException {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = new CertificateAuthority(
                new RootFiles(folder.resolve("state"), clock, random).open(ClusterSets.TRUST_DOMAIN), clock, random);
        return new WorkloadSecrets(authority, ClusterSets.TRUST_DOMAIN, clock, random, _ -> {})
                .of(new ProxyIdentity(new ClusterId("east"), "shop", "cart", "pod-10-1-0-1"))
                .resources();
    }
}
