package io.fairway.xds.demo;

import java.time.Duration;

/**
 * How fast a demo goes.
 *
 * @param requestsPerSecond how often the caller calls
 * @param connections over how many keep-alive connections
 * @param measure how long the shares of a scene are measured
 * @param settle how long a change may take to reach a proxy before the scene goes on without it
 */
public record Pace(int requestsPerSecond, int connections, Duration measure, Duration settle) {

    /** For people who watch. */
    public static final Pace TO_WATCH = new Pace(400, 8, Duration.ofSeconds(5), Duration.ofSeconds(10));
}
