package io.fairway.xds.certificates;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import io.fairway.model.trust.TrustDomain;
import io.fairway.xds.proxy.ProxyIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of every proxy that asked, each proxy with a key of its own. Kept under the identity that the credential proves and
 * never under the secret's name, which is the same for all, so that no proxy can get another's key.
 *
 * <p>A certificate is due for renewal at half its life, give or take a fifth of that, so that proxies that started together do not
 * renew together. One that is due is forgotten, and the listener told: a proxy that is still there is asked for again and gets a
 * new one, and one that has gone costs nothing more. Safe for several threads.
 */
public final class WorkloadSecrets {

    /** The name of the secret with a proxy's own certificate and key. */
    public static final String CERTIFICATE = "workload-certificate";

    /** The name of the secret with the roots that a proxy trusts. */
    public static final String TRUST_BUNDLE = "trust-bundle";

    /** How often renewals are looked for; small against any lifetime, and unharmed by a machine that slept. */
    static final Duration SWEEP = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(WorkloadSecrets.class);
    private static final double EARLIEST = 0.4;
    private static final double LATEST = 0.6;

    private final CertificateAuthority authority;
    private final TrustDomain trustDomain;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<ProxyIdentity> renewal;
    private final Map<ProxyIdentity, Held> held = new ConcurrentHashMap<>();

    /**
     * Makes an empty set of secrets.
     *
     * @param authority issues the certificates
     * @param trustDomain the trust domain of the proxies
     * @param clock tells when a renewal is due
     * @param random spreads renewals; must be safe for several threads
     * @param renewal is told each identity whose secrets became new; called on the thread that sweeps, must not block
     */
    public WorkloadSecrets(
            CertificateAuthority authority,
            TrustDomain trustDomain,
            InstantSource clock,
            RandomGenerator random,
            Consumer<ProxyIdentity> renewal) {
        this.authority = authority;
        this.trustDomain = trustDomain;
        this.clock = clock;
        this.random = random;
        this.renewal = renewal;
    }

    /** Looks for due renewals from now on, until the scheduler is shut down. */
    public void renewOn(ScheduledExecutorService scheduler) {
        var _ = scheduler.scheduleWithFixedDelay(
                this::renewDue, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The secrets of one proxy, {@value #CERTIFICATE} and {@value #TRUST_BUNDLE}. */
    public ProxySecrets of(ProxyIdentity identity) {
        Instant now = clock.instant();
        return held.compute(identity, (_, known) -> known == null || known.isDue(now) ? issue(identity) : known)
                .secrets();
    }

    /** Forgets what is due and tells the listener; called by the scheduler. */
    void renewDue() {
        Instant now = clock.instant();
        List<ProxyIdentity> due = new ArrayList<>();
        held.forEach((identity, known) -> {
            if (known.isDue(now) && held.remove(identity, known)) {
                due.add(identity);
            }
        });
        due.forEach(this::tell);
    }

    /** A listener's bug must not end the renewals of all others, as it would if it reached the scheduler. */
    private void tell(ProxyIdentity identity) {
        try {
            renewal.accept(identity);
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("proxy", identity).log("bug: nobody was told of renewed secrets");
        }
    }

    private Held issue(ProxyIdentity identity) {
        IssuedCertificate issued = authority.issue(identity.workload(trustDomain));
        Duration life = Duration.between(issued.issuedAt(), issued.notAfter());
        long millis = (long) (life.toMillis() * random.nextDouble(EARLIEST, LATEST));
        return new Held(secrets(issued), issued.issuedAt(), issued.issuedAt().plusMillis(millis));
    }

    private ProxySecrets secrets(IssuedCertificate issued) {
        Secret certificate = Secret.newBuilder()
                .setName(CERTIFICATE)
                .setTlsCertificate(TlsCertificate.newBuilder()
                        .setCertificateChain(inline(issued.chainPem()))
                        .setPrivateKey(inline(issued.privateKey().reveal())))
                .build();
        Secret bundle = Secret.newBuilder()
                .setName(TRUST_BUNDLE)
                .setValidationContext(
                        CertificateValidationContext.newBuilder().setTrustedCa(inline(authority.trustBundlePem())))
                .build();
        return new ProxySecrets(List.of(certificate, bundle), issued.notAfter());
    }

    private static DataSource inline(String text) {
        return DataSource.newBuilder()
                .setInlineBytes(ByteString.copyFromUtf8(text))
                .build();
    }

    /**
     * Secrets in hand.
     *
     * @param secrets the secrets
     * @param from when they were made; before that, the clock has been set back, and how far nobody knows
     * @param due from when on they are to be renewed
     */
    private record Held(ProxySecrets secrets, Instant from, Instant due) {
        boolean isDue(Instant now) {
            return !now.isBefore(due) || now.isBefore(from.minus(CertificateAuthority.CLOCK_SKEW));
        }
    }
}
