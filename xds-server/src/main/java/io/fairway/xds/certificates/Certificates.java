package io.fairway.xds.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The X.509 of this authority: ECDSA on P-256, names as URIs, fields by template and never by request (RFC 5280). */
final class Certificates {

    static final String SIGNATURE = "SHA256withECDSA";

    private static final X500Name ROOT_NAME = new X500Name("CN=Fairway development root");
    private static final X500Name NO_NAME = new X500Name("");
    private static final int SERIAL_BITS = 127;
    private static final int URI_NAME = 6;

    private Certificates() {}

    /** From when to when a certificate counts. */
    record Validity(Instant notBefore, Instant notAfter) {}

    /** Who signs. */
    record Issuer(X509Certificate certificate, PrivateKey key) {
        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    static KeyPair newKeyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no ECDSA on P-256", e);
        }
    }

    static X509Certificate root(KeyPair keys, String uri, Validity validity, SecureRandom random) {
        X509v3CertificateBuilder builder = builder(ROOT_NAME, ROOT_NAME, keys.getPublic(), validity, random);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectAlternativeName, false, uriName(uri));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            return sign(builder, keys.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot encode the root certificate", e);
        }
    }

    /** The subject is empty, so the alternative name is critical (RFC 5280, 4.2.1.6). */
    static X509Certificate leaf(Issuer issuer, PublicKey subject, String uri, Validity validity, SecureRandom random) {
        X509v3CertificateBuilder builder = builder(ROOT_NAME, NO_NAME, subject, validity, random);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            builder.addExtension(Extension.subjectAlternativeName, true, uriName(uri));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
            return sign(builder, issuer.key());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot encode a certificate for " + uri, e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Validity validity, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(validity.notBefore()),
                Date.from(validity.notAfter()),
                subject,
                key);
    }

    private static GeneralNames uriName(String uri) {
        return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) throws CertificateException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (OperatorCreationException e) {
            throw new CertificateException("cannot sign", e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return Pem.encode("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    /**
     * Reads a certificate.
     *
     * @throws IllegalArgumentException if the text is not exactly one
     */
    static X509Certificate parseCertificate(String pem) {
        byte[] der = Pem.decodeOnly("CERTIFICATE", pem);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not an X.509 certificate (expected: one, unbroken)", e);
        }
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException if the text is not exactly one; never names its content
     */
    static PrivateKey parseKey(String pem) {
        byte[] der = Pem.decodeOnly("PRIVATE KEY", pem);
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException _) {
            throw new IllegalArgumentException("not an EC private key (expected: one in PKCS#8, unbroken)");
        }
    }

    /** The URIs among the certificate's alternative names. */
    static List<String> uris(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(name -> Objects.equals(name.getFirst(), URI_NAME))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }
}
