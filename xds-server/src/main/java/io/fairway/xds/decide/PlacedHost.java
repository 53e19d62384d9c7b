package io.fairway.xds.decide;

import io.fairway.model.id.Locality;
import io.fairway.model.service.Health;

/**
 * A host and where it stands, before priorities are numbered without gaps.
 *
 * @param rank how many choices come before it
 * @param locality its place
 * @param host the host
 */
record PlacedHost(int rank, Locality locality, Host host) {

    /** The host's weight if it counts for this health, else 0. */
    long weight(Health health) {
        return host.health() == health ? host.weight() : 0;
    }

    PlacedHost withWeight(long weight) {
        return new PlacedHost(
                rank, locality, new Host(host.address(), host.port(), weight, host.health(), host.transport()));
    }
}
