package io.fairway.xds.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.model.id.ClusterId;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {

    private static final TrustDomain DOMAIN = new TrustDomain("fairway.test");
    private static final WorkloadIdentity CART = new WorkloadIdentity(DOMAIN, new ClusterId("east"), "shop", "cart");

    private final FakeClock clock = new FakeClock();
    private final SecureRandom random = new SecureRandom();
    private final CertificateAuthority authority =
            new CertificateAuthority(Root.create(DOMAIN, FakeClock.START, random), clock, random);

    @Test
    void issuesCertificatesThatItsTrustBundleVerifies() throws Exception {
        verify(leaf(authority.issue(CART)), authority, FakeClock.START);
    }

    @Test
    void anotherRootDoesNotVerifyThem() {
        CertificateAuthority other =
                new CertificateAuthority(Root.create(DOMAIN, FakeClock.START, random), clock, random);
        assertThatThrownBy(() -> verify(leaf(authority.issue(CART)), other, FakeClock.START))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void namesTheWorkloadByItsSpiffeIdOnly() throws Exception {
        X509Certificate leaf = leaf(authority.issue(CART));
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(List.of(6, "spiffe://fairway.test/cluster/east/ns/shop/sa/cart"));
        assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
        assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.17");
    }

    @Test
    void letsWorkloadsServeAndCallButNotCertify() throws Exception {
        X509Certificate leaf = leaf(authority.issue(CART));
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()).startsWith(true, false, false, false, false, false, false);
        assertThat(leaf.getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void isValidFromFiveMinutesAgoForADay() {
        IssuedCertificate issued = authority.issue(CART);
        X509Certificate leaf = leaf(issued);
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(FakeClock.START.minus(Duration.ofMinutes(5)));
        assertThat(leaf.getNotAfter().toInstant())
                .isEqualTo(issued.notAfter())
                .isEqualTo(FakeClock.START.plus(Duration.ofHours(24)));
    }

    @Test
    void noCertificateOutlivesTheRoot() {
        clock.advance(Root.LIFETIME.minus(Duration.ofHours(1)));
        assertThat(authority.issue(CART).notAfter()).isEqualTo(authority.notAfter());
    }

    @Test
    void theKeyBelongsToTheCertificateAndIsNewEachTime() throws Exception {
        IssuedCertificate first = authority.issue(CART);
        IssuedCertificate second = authority.issue(CART);
        PrivateKey key = Certificates.parseKey(first.privateKey().reveal());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(leaf(first));
        assertThat(signature.verify(signed)).isTrue();
        assertThat(second.privateKey().reveal()).isNotEqualTo(first.privateKey().reveal());
        assertThat(leaf(second).getSerialNumber()).isNotEqualTo(leaf(first).getSerialNumber());
    }

    @Test
    void refusesToSpeakForAnotherTrustDomain() {
        WorkloadIdentity stranger =
                new WorkloadIdentity(new TrustDomain("other.test"), new ClusterId("east"), "shop", "cart");
        assertThatThrownBy(() -> authority.issue(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("other.test", "fairway.test");
    }

    @Test
    void printsNoKey() {
        IssuedCertificate issued = authority.issue(CART);
        assertThat(issued.toString()).doesNotContain("PRIVATE KEY").contains("[private key]");
    }

    static X509Certificate leaf(IssuedCertificate issued) {
        return Certificates.parseCertificate(issued.chainPem());
    }

    private static void verify(X509Certificate leaf, CertificateAuthority authority, Instant when) throws Exception {
        X509Certificate root = Certificates.parseCertificate(authority.trustBundlePem());
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(when));
        var _ = CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
    }
}
