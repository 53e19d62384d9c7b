package io.fairway.xds.stream;

import java.time.Instant;

/**
 * A response that left for a proxy.
 *
 * @param version the version of what is served of the type
 * @param nonce by which the proxy answers it
 * @param resources how many resources it carried
 * @param removed how many names it removed
 * @param bytes its size
 * @param at when it was sent
 */
public record SentResponse(String version, String nonce, int resources, int removed, long bytes, Instant at) {}
