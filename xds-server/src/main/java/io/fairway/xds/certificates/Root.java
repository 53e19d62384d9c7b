package io.fairway.xds.certificates;

import io.fairway.model.trust.TrustDomain;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A root certificate with its private key. Immutable; gives its key to nobody but {@link RootFiles}. */
public final class Root {

    /** How long a new root is valid. */
    static final Duration LIFETIME = Duration.ofDays(3650);

    private final TrustDomain trustDomain;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private Root(TrustDomain trustDomain, X509Certificate certificate, PrivateKey key) {
        this.trustDomain = trustDomain;
        this.certificate = certificate;
        this.key = key;
    }

    /** Makes a new one. */
    static Root create(TrustDomain trustDomain, Instant now, SecureRandom random) {
        KeyPair keys = Certificates.newKeyPair(random);
        Certificates.Validity validity =
                new Certificates.Validity(now.minus(CertificateAuthority.CLOCK_SKEW), now.plus(LIFETIME));
        return new Root(trustDomain, Certificates.root(keys, uri(trustDomain), validity, random), keys.getPrivate());
    }

    /**
     * Puts a certificate and a key together.
     *
     * @throws IllegalArgumentException if they do not belong together, the certificate is no root of the trust domain, or it is
     *     not valid now
     */
    static Root of(TrustDomain trustDomain, X509Certificate certificate, PrivateKey key, Instant now) {
        require(certificate.getBasicConstraints() >= 0, "the certificate is not that of an authority (expected: CA)");
        require(
                Certificates.uris(certificate).contains(uri(trustDomain)),
                "the certificate names " + Certificates.uris(certificate) + " (expected: " + uri(trustDomain)
                        + "; has the trust domain changed?)");
        require(
                !now.isBefore(certificate.getNotBefore().toInstant())
                        && now.isBefore(certificate.getNotAfter().toInstant()),
                "the certificate is valid from " + certificate.getNotBefore().toInstant() + " to "
                        + certificate.getNotAfter().toInstant() + " (expected: a time that includes now, " + now + ")");
        require(
                belongTogether(certificate.getPublicKey(), key),
                "the key does not belong to the certificate (expected: the pair that was made together)");
        return new Root(trustDomain, certificate, key);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        try {
            byte[] probe = {1, 2, 3};
            Signature signer = Signature.getInstance(Certificates.SIGNATURE);
            signer.initSign(privateKey);
            signer.update(probe);
            Signature verifier = Signature.getInstance(Certificates.SIGNATURE);
            verifier.initVerify(publicKey);
            verifier.update(probe);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException notEvenTheSameKind) {
            return false;
        }
    }

    private static String uri(TrustDomain trustDomain) {
        return "spiffe://" + trustDomain;
    }

    X509Certificate signLeaf(PublicKey subject, String spiffeId, Certificates.Validity validity, SecureRandom random) {
        return Certificates.leaf(new Certificates.Issuer(certificate, key), subject, spiffeId, validity, random);
    }

    TrustDomain trustDomain() {
        return trustDomain;
    }

    Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    String certificatePem() {
        return Certificates.pem(certificate);
    }

    PrivateKeyPem privateKeyPem() {
        return new PrivateKeyPem(key);
    }
}
