package io.fairway.xds.decide;

import java.util.Set;

/**
 * An address at which nobody listens, for capacity that is missing behind a gateway. It lies in TEST-NET-1, which RFC 5737
 * reserves for documentation, and is never dialled, because its host is always unhealthy and panic mode is off.
 *
 * @param address the IP address
 * @param port the port
 */
record PlaceholderAddress(String address, int port) {

    private static final String PREFIX = "192.0.2.";
    private static final int HOSTS = 254;

    /** The discard service, where nothing should ever answer (RFC 863). */
    private static final int DISCARD_PORT = 9;

    /** The first address that is free, which is marked as taken. */
    static PlaceholderAddress take(Set<String> taken) {
        int index = 0;
        while (!taken.add(at(index).socket())) {
            index++;
        }
        return at(index);
    }

    private static PlaceholderAddress at(int index) {
        return new PlaceholderAddress(PREFIX + (1 + index % HOSTS), DISCARD_PORT + index / HOSTS);
    }

    private String socket() {
        return Reached.socket(address, port);
    }
}
