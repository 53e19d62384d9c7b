package io.fairway.xds.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.model.trust.TrustDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RootFilesTest {

    private static final TrustDomain DOMAIN = new TrustDomain("fairway.test");

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();

    @Test
    void keepsTheRootOverARestart() throws IOException {
        String first = files().open(DOMAIN).certificatePem();
        assertThat(files().open(DOMAIN).certificatePem()).isEqualTo(first);
    }

    @Test
    void keepsTheKeyFromOthers() throws IOException {
        var _ = files().open(DOMAIN);
        assertThat(mode(key())).isEqualTo("rw-------");
        assertThat(mode(state().resolve("ca"))).isEqualTo("rwx------");
        assertThat(mode(state())).isEqualTo("rwx------");
        assertThat(listed(state())).containsExactly(state().resolve("ca"));
    }

    @Test
    void severalStartsAtOnceShareOneRoot() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<String> open = () -> files().open(DOMAIN).certificatePem();
            List<Future<String>> roots =
                    threads.invokeAll(Stream.generate(() -> open).limit(8).toList());
            assertThat(roots.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(listed(state())).containsExactly(state().resolve("ca"));
    }

    /** Ways in which what is on disk can be unusable. */
    enum Damage {
        EMPTY_KEY("key.pem", "not a whole PEM block"),
        HALF_KEY("key.pem", "not a whole PEM block"),
        GARBLED_KEY("key.pem", "not an EC private key"),
        MISSING_KEY("key.pem", "cannot be read (NoSuchFileException)"),
        READABLE_KEY("key.pem", "chmod 600"),
        FOREIGN_KEY("cert.pem", "does not belong to the certificate"),
        HALF_CERTIFICATE("cert.pem", "not a whole PEM block"),
        GARBLED_CERTIFICATE("cert.pem", "not an X.509 certificate"),
        MISSING_CERTIFICATE("cert.pem", "cannot be read (NoSuchFileException)"),
        EMPTY_FOLDER("key.pem", "cannot be read (NoSuchFileException)"),
        LEAF_INSTEAD("cert.pem", "not that of an authority"),
        OTHER_TRUST_DOMAIN("cert.pem", "spiffe://other.test"),
        EXPIRED("cert.pem", "expected: a time that includes now");

        private final String file;
        private final String problem;

        Damage(String file, String problem) {
            this.file = file;
            this.problem = problem;
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsWrongAndTouchesNothing(Damage damage) throws IOException {
        var _ = files().open(DOMAIN);
        inflict(damage);
        Map<Path, String> before = contents();
        assertThatThrownBy(() -> files().open(DOMAIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(key().resolveSibling(damage.file).toString())
                .hasMessageContaining(damage.problem)
                .hasMessageContaining("start over")
                .hasMessageNotContaining("BEGIN");
        assertThat(contents()).isEqualTo(before);
    }

    private void inflict(Damage damage) throws IOException {
        switch (damage) {
            case EMPTY_KEY -> Files.writeString(key(), "");
            case HALF_KEY -> cut(key());
            case GARBLED_KEY -> garble(key());
            case MISSING_KEY -> Files.delete(key());
            case READABLE_KEY -> Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));
            case FOREIGN_KEY ->
                Files.writeString(key(), otherRoot(DOMAIN).privateKeyPem().reveal());
            case HALF_CERTIFICATE -> cut(certificate());
            case GARBLED_CERTIFICATE -> garble(certificate());
            case MISSING_CERTIFICATE -> Files.delete(certificate());
            case EMPTY_FOLDER -> {
                Files.delete(key());
                Files.delete(certificate());
            }
            case LEAF_INSTEAD -> Files.writeString(certificate(), leaf());
            case OTHER_TRUST_DOMAIN -> replace(otherRoot(new TrustDomain("other.test")));
            case EXPIRED -> clock.advance(Root.LIFETIME.plus(Duration.ofSeconds(1)));
        }
    }

    private Root otherRoot(TrustDomain domain) {
        return Root.create(domain, FakeClock.START, new SecureRandom());
    }

    private String leaf() {
        CertificateAuthority authority = new CertificateAuthority(otherRoot(DOMAIN), clock, new SecureRandom());
        return authority.issue(Proxies.WEB.workload(DOMAIN)).chainPem();
    }

    private void replace(Root root) throws IOException {
        Files.writeString(key(), root.privateKeyPem().reveal());
        Files.writeString(certificate(), root.certificatePem());
    }

    private static void cut(Path file) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
    }

    private static void garble(Path file) throws IOException {
        String text = Files.readString(file);
        int line = text.indexOf('\n') + 1;
        Files.writeString(file, text.substring(0, line) + "AAAA" + text.substring(line + 4));
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        for (Path file : listed(state().resolve("ca"))) {
            contents.put(file, Files.readString(file));
        }
        return contents;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private RootFiles files() {
        return new RootFiles(state(), clock, new SecureRandom());
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path key() {
        return state().resolve("ca/key.pem");
    }

    private Path certificate() {
        return state().resolve("ca/cert.pem");
    }
}
