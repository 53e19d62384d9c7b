package io.fairway.xds.certificates;

import io.fairway.model.trust.WorkloadIdentity;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The development certificate authority: one self-signed root that signs workload certificates itself. The proof of a workload is
 * its SPIFFE id as the only subject alternative name (SPIFFE X509-SVID, 2). Safe for several threads.
 */
public final class CertificateAuthority {

    /** How long a workload certificate is valid. */
    public static final Duration LEAF_LIFETIME = Duration.ofHours(24);

    /** How far back validity starts, for clocks that run behind. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Root root;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * Makes an authority.
     *
     * @param root its certificate and key, as {@link RootFiles} keeps them
     * @param clock tells the time of issue
     * @param random makes keys and serial numbers
     */
    public CertificateAuthority(Root root, InstantSource clock, SecureRandom random) {
        this.root = root;
        this.clock = clock;
        this.random = random;
    }

    /** What a peer must trust to verify this authority's certificates, as PEM. */
    public String trustBundlePem() {
        return root.certificatePem();
    }

    /** When the root stops being valid, and every certificate with it. */
    public Instant notAfter() {
        return root.notAfter();
    }

    /**
     * Makes a key and certifies it.
     *
     * @throws IllegalArgumentException if the identity is of another trust domain, for which this authority cannot speak
     */
    public IssuedCertificate issue(WorkloadIdentity identity) {
        if (!identity.trustDomain().equals(root.trustDomain())) {
            throw new IllegalArgumentException("trust domain: " + identity.trustDomain() + " of " + identity
                    + " (expected: " + root.trustDomain() + ")");
        }
        Instant now = clock.instant();
        Instant planned = now.plus(LEAF_LIFETIME);
        Instant notAfter = planned.isBefore(root.notAfter()) ? planned : root.notAfter();
        KeyPair keys = Certificates.newKeyPair(random);
        Certificates.Validity validity = new Certificates.Validity(now.minus(CLOCK_SKEW), notAfter);
        return new IssuedCertificate(
                Certificates.pem(root.signLeaf(keys.getPublic(), identity.spiffeId(), validity, random)),
                new PrivateKeyPem(keys.getPrivate()),
                now,
                notAfter);
    }
}
