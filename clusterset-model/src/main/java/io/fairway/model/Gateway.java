package io.fairway.model;

import io.fairway.model.id.NetworkId;
import java.util.Comparator;

/**
 * An east-west gateway, as other networks reach it.
 *
 * @param network the network whose workloads it leads to
 * @param address its IP address
 * @param port its port, by convention 15443
 */
public record Gateway(NetworkId network, String address, int port) implements Comparable<Gateway> {

    /** The port that gateways listen on unless told otherwise. */
    public static final int DEFAULT_PORT = 15443;

    private static final Comparator<Gateway> ORDER = Comparator.comparing(Gateway::network)
            .thenComparing(Gateway::address)
            .thenComparingInt(Gateway::port);

    @Override
    public int compareTo(Gateway other) {
        return ORDER.compare(this, other);
    }
}
