package io.fairway.xds.demo;

import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.Host;
import io.fairway.xds.decide.LocalityHosts;
import io.fairway.xds.demo.probe.SeenHost;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an Envoy's admin interface must show once it has a decision. */
final class SeenHosts {

    private SeenHosts() {}

    static SortedSet<SeenHost> of(Decision decision) {
        SortedSet<SeenHost> hosts = new TreeSet<>();
        for (LocalityHosts place : decision.localities()) {
            place.hosts().forEach(host -> hosts.add(seen(place.priority(), host)));
        }
        return hosts;
    }

    private static SeenHost seen(int priority, Host host) {
        return new SeenHost(
                priority,
                host.address(),
                host.port(),
                host.weight(),
                host.health().name());
    }
}
