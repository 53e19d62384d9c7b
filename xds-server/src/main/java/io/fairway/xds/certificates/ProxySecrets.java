package io.fairway.xds.certificates;

import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import java.time.Instant;
import java.util.List;

/** What one proxy gets over SDS. Prints as names only; the messages themselves print the key, so nobody may log them. */
public final class ProxySecrets {

    private final List<Secret> resources;
    private final Instant notAfter;

    ProxySecrets(List<Secret> resources, Instant notAfter) {
        this.resources = List.copyOf(resources);
        this.notAfter = notAfter;
    }

    /** The resources, sorted by nothing in particular, each name once. */
    public List<Secret> resources() {
        return resources;
    }

    /** When the certificate among them stops being valid. */
    public Instant notAfter() {
        return notAfter;
    }

    @Override
    public String toString() {
        return resources.stream().map(Secret::getName).toList() + " until " + notAfter;
    }
}
