package io.fairway.xds.certificates;

import io.fairway.model.trust.TrustDomain;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * The root of the development authority on disk, {@code <state>/ca/key.pem} and {@code cert.pem}. Both appear at once, by the
 * renaming of their folder, so that there is never one without the other. What is there but unusable stays and is an error: a
 * new root in its place would cut every proxy off from every other.
 */
public final class RootFiles {

    private static final String FOLDER = "ca";
    private static final String KEY = "key.pem";
    private static final String CERTIFICATE = "cert.pem";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path state;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * Names the place; touches nothing.
     *
     * @param state the state directory, made if missing
     * @param clock tells the time of making
     * @param random makes the key
     */
    public RootFiles(Path state, InstantSource clock, SecureRandom random) {
        this.state = state;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The root that is there, or a new one where there is none at all.
     *
     * @throws IOException naming the file, what is wrong with it and the way out
     */
    public Root open(TrustDomain trustDomain) throws IOException {
        Path folder = state.resolve(FOLDER);
        if (!Files.exists(folder)) {
            create(trustDomain, folder);
        }
        return read(trustDomain, folder);
    }

    private void create(TrustDomain trustDomain, Path folder) throws IOException {
        Root root = Root.create(trustDomain, clock.instant(), random);
        PrivateFiles.createDirectories(state);
        Path fresh = PrivateFiles.temporaryDirectory(state, FOLDER);
        PrivateFiles.write(fresh.resolve(KEY), root.privateKeyPem().reveal());
        PrivateFiles.write(fresh.resolve(CERTIFICATE), root.certificatePem());
        PrivateFiles.sync(fresh);
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.sync(state);
        } catch (FileSystemException e) {
            deleteOwn(fresh);
            if (!Files.exists(folder)) {
                throw e;
            }
            // Another process was first; its root counts.
        }
    }

    private static void deleteOwn(Path fresh) throws IOException {
        Files.delete(fresh.resolve(KEY));
        Files.delete(fresh.resolve(CERTIFICATE));
        Files.delete(fresh);
    }

    private Root read(TrustDomain trustDomain, Path folder) throws IOException {
        Path keyFile = folder.resolve(KEY);
        Path certificateFile = folder.resolve(CERTIFICATE);
        PrivateKey key = parsed(keyFile, () -> Certificates.parseKey(readPrivate(keyFile)));
        X509Certificate certificate =
                parsed(certificateFile, () -> Certificates.parseCertificate(Files.readString(certificateFile)));
        return parsed(certificateFile, () -> Root.of(trustDomain, certificate, key, clock.instant()));
    }

    private static String readPrivate(Path file) throws IOException {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        if (given.stream().anyMatch(OTHERS::contains)) {
            throw new IllegalArgumentException("mode " + PosixFilePermissions.toString(given)
                    + " lets others at the key (expected: rw-------; chmod 600 " + file + ")");
        }
        return Files.readString(file);
    }

    private static <T> T parsed(Path file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": " + problem(e) + ". Restore the file from a copy. Or delete the folder "
                    + file.getParent() + " to start over with a new root, which makes every certificate void.");
        }
    }

    private static String problem(Exception e) {
        return e instanceof IllegalArgumentException
                ? String.valueOf(e.getMessage())
                : "cannot be read (" + e.getClass().getSimpleName() + ")";
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
