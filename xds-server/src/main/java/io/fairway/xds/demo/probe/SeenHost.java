package io.fairway.xds.demo.probe;

import java.util.Comparator;

/**
 * One host of an Envoy cluster, as that Envoy's admin interface reports it.
 *
 * @param priority its priority
 * @param address its IP address
 * @param port its port
 * @param weight its load-balancing weight
 * @param health its health by EDS: {@code HEALTHY}, {@code UNHEALTHY}, {@code DRAINING}
 */
public record SeenHost(int priority, String address, int port, long weight, String health)
        implements Comparable<SeenHost> {

    private static final Comparator<SeenHost> ORDER = Comparator.comparingInt(SeenHost::priority)
            .thenComparing(SeenHost::address)
            .thenComparingInt(SeenHost::port)
            .thenComparingLong(SeenHost::weight)
            .thenComparing(SeenHost::health);

    @Override
    public int compareTo(SeenHost other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "P" + priority + " " + address + ":" + port + " weight " + weight + " " + health;
    }
}
