package io.fairway.xds.stream.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest responses that a client has not answered, by nonce. Bounded: of a client that reads but never answers only the
 * newest few are remembered.
 */
public final class Unanswered {
    private static final int REMEMBERED = 16;

    private final Map<String, Map<String, String>> versions = new LinkedHashMap<>();

    /** Notes a response. */
    public void sent(String nonce, Update update) {
        Map<String, String> carried = new LinkedHashMap<>();
        update.resources().forEach(resource -> carried.put(resource.name(), resource.version()));
        versions.put(nonce, carried);
        if (versions.size() > REMEMBERED) {
            versions.remove(versions.keySet().iterator().next());
        }
    }

    /** Takes out what the response with the nonce carried, name to version; empty if no answer to it is expected. */
    public Optional<Map<String, String>> answered(String nonce) {
        return Optional.ofNullable(versions.remove(nonce));
    }

    /** Forgets all; what is answered from now on is stale. */
    public void clear() {
        versions.clear();
    }
}
