package io.fairway.xds.stream;

import java.time.Instant;
import java.util.List;

/**
 * A response that a proxy refused (NACK).
 *
 * @param nonce of the response
 * @param message the proxy's reason, in its own words: text from outside
 * @param resources the resources that are held back until they change
 * @param at when it was refused
 */
public record Rejection(String nonce, String message, List<String> resources, Instant at) {
    public Rejection {
        resources = List.copyOf(resources);
    }
}
