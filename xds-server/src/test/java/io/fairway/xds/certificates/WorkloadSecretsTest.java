package io.fairway.xds.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.fairway.model.trust.TrustDomain;
import io.fairway.xds.proxy.ProxyIdentity;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WorkloadSecretsTest {

    private static final TrustDomain DOMAIN = new TrustDomain("fairway.test");

    private final FakeClock clock = new FakeClock();
    private final List<ProxyIdentity> renewed = new ArrayList<>();
    private final CertificateAuthority authority = new CertificateAuthority(
            Root.create(DOMAIN, FakeClock.START, new SecureRandom()), clock, new SecureRandom());

    @Test
    void namesTheSecretsAsTheListenersAndClustersDo() {
        assertThat(secrets(new SplittableRandom(1)).of(Proxies.WEB).resources())
                .extracting(Secret::getName)
                .containsExactly("workload-certificate", "trust-bundle");
    }

    @Test
    void carriesTheIdentityAndTheRoots() {
        List<Secret> secrets = secrets(new SplittableRandom(1)).of(Proxies.WEB).resources();
        assertThat(Certificates.uris(certificate(secrets)))
                .containsExactly("spiffe://fairway.test/cluster/east/ns/shop/sa/web");
        assertThat(secrets.get(1)
                        .getValidationContext()
                        .getTrustedCa()
                        .getInlineBytes()
                        .toStringUtf8())
                .isEqualTo(authority.trustBundlePem());
    }

    @Test
    void staysTheSameUntilItIsDue() {
        WorkloadSecrets secrets = secrets(new SplittableRandom(1));
        List<Secret> first = secrets.of(Proxies.WEB).resources();
        clock.advance(Duration.ofMinutes(9 * 60 + 35));
        secrets.renewDue();
        assertThat(secrets.of(Proxies.WEB).resources()).isEqualTo(first);
        assertThat(renewed).isEmpty();
    }

    @Test
    void isRenewedAfterThreeFifthsOfItsLifeAtTheLatest() {
        WorkloadSecrets secrets = secrets(new SplittableRandom(1));
        List<Secret> first = secrets.of(Proxies.WEB).resources();
        clock.advance(Duration.ofMinutes(14 * 60 + 25));
        secrets.renewDue();
        assertThat(renewed).containsExactly(Proxies.WEB);
        assertThat(secrets.of(Proxies.WEB).resources()).isNotEqualTo(first);
    }

    @Test
    void spreadsTheRenewals() {
        WorkloadSecrets secrets = secrets(new SplittableRandom(1));
        SplittableRandom names = new SplittableRandom(2);
        for (int i = 0; i < 100; i++) {
            secrets.of(new ProxyIdentity(Proxies.WEB.cluster(), "shop", "web", "web-" + names.nextInt()));
        }
        clock.advance(Duration.ofHours(12));
        secrets.renewDue();
        assertThat(renewed).hasSizeBetween(25, 75);
    }

    @Test
    void forgetsAProxyThatNobodyAsksForAgain() {
        WorkloadSecrets secrets = secrets(new SplittableRandom(1));
        secrets.of(Proxies.WEB);
        for (int day = 0; day < 3; day++) {
            clock.advance(Duration.ofDays(1));
            secrets.renewDue();
        }
        assertThat(renewed).containsExactly(Proxies.WEB);
    }

    @Test
    void anExpiredSecretIsNeverHandedOutEvenIfNobodySwept() {
        WorkloadSecrets secrets = secrets(new SplittableRandom(1));
        secrets.of(Proxies.WEB);
        clock.advance(Duration.ofDays(2));
        assertThat(secrets.of(Proxies.WEB).notAfter()).isAfter(clock.instant());
    }

    @Test
    void aListenerThatFailsDoesNotEndTheRenewalsOfOthers() {
        WorkloadSecrets secrets = new WorkloadSecrets(authority, DOMAIN, clock, new SplittableRandom(1), identity -> {
            renewed.add(identity);
            throw new IllegalStateException("a bug of the listener");
        });
        secrets.of(Proxies.WEB);
        secrets.of(Proxies.CART);
        clock.advance(Duration.ofDays(1));
        secrets.renewDue();
        assertThat(renewed).containsExactlyInAnyOrder(Proxies.WEB, Proxies.CART);
    }

    @Test
    void printsNoKey() {
        assertThat(secrets(new SplittableRandom(1)).of(Proxies.WEB).toString())
                .doesNotContain("BEGIN")
                .contains("workload-certificate");
    }

    /** No proxy ever gets another's key, whatever was asked before: the identity alone decides, never a secret's name. */
    @RepeatedTest(20)
    void neverGivesAProxyTheKeyOfAnother(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        WorkloadSecrets secrets = secrets(new SplittableRandom(seed));
        Map<Secret, ProxyIdentity> owners = new HashMap<>();
        for (int step = 0; step < 40; step++) {
            ProxyIdentity identity = Proxies.any(random);
            List<Secret> got = secrets.of(identity).resources();
            ProxyIdentity owner = owners.computeIfAbsent(got.getFirst(), _ -> identity);
            assertThat(owner).as("seed %d, step %d", seed, step).isEqualTo(identity);
            assertThat(Certificates.uris(certificate(got)))
                    .as("seed %d, step %d", seed, step)
                    .containsExactly(identity.workload(DOMAIN).spiffeId());
            clock.advance(Duration.ofMinutes(random.nextInt(120)));
            if (random.nextBoolean()) {
                secrets.renewDue();
            }
        }
    }

    private WorkloadSecrets secrets(RandomGenerator random) {
        return new WorkloadSecrets(authority, DOMAIN, clock, random, renewed::add);
    }

    private static X509Certificate certificate(List<Secret> secrets) {
        return Certificates.parseCertificate(secrets.getFirst()
                .getTlsCertificate()
                .getCertificateChain()
                .getInlineBytes()
                .toStringUtf8());
    }
}
