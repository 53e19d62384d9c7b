package io.fairway.xds.stream;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where xDS is served.
 *
 * @param address where to listen; port 0 takes a free one
 * @param maxConnectionAge after which a connection is ended, so that proxies spread over replicas and show fresh credentials;
 *     spread by a tenth either way
 */
public record ListenerSettings(InetSocketAddress address, Duration maxConnectionAge) {

    /** How long a connection lives unless configured otherwise. */
    public static final Duration DEFAULT_MAX_CONNECTION_AGE = Duration.ofMinutes(30);
}
