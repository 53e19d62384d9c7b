package io.fairway.xds.decide;

import io.fairway.model.id.ObjectName;
import io.fairway.model.service.Health;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.SliceEndpoint;
import java.util.Collections;
import java.util.Optional;

/**
 * A pod with an endpoint, as tests write it: healthy and behind a sidecar unless said otherwise.
 *
 * @param address its IP address
 * @param zone its zone, if known
 * @param health whether it should get load
 * @param sidecar whether a sidecar stands before it
 */
public record EndpointFixture(String address, Optional<String> zone, Health health, boolean sidecar) {

    public EndpointFixture zone(String newZone) {
        return new EndpointFixture(address, Optional.of(newZone), health, sidecar);
    }

    public EndpointFixture unready() {
        return health(Health.UNHEALTHY);
    }

    public EndpointFixture terminating() {
        return health(Health.DRAINING);
    }

    public EndpointFixture health(Health newHealth) {
        return new EndpointFixture(address, zone, newHealth, sidecar);
    }

    /** Without a sidecar. */
    public EndpointFixture plain() {
        return new EndpointFixture(address, zone, health, false);
    }

    Pod pod(String namespace, String serviceAccount) {
        return new Pod(name(namespace), serviceAccount, Collections.emptySortedMap(), Optional.of(address), sidecar);
    }

    SliceEndpoint endpoint(String namespace) {
        Readiness readiness = switch (health) {
            case HEALTHY -> Readiness.READY;
            case DRAINING -> new Readiness(false, true, true);
            case UNHEALTHY -> new Readiness(false, false, false);
        };
        return new SliceEndpoint(
                address, readiness, zone, Optional.empty(), Optional.empty(), Optional.of(name(namespace)));
    }

    private ObjectName name(String namespace) {
        return new ObjectName(namespace, "pod-" + address.replace('.', '-').replace(':', '-'));
    }
}
