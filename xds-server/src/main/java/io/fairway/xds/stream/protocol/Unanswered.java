package io.fairway.xds.stream.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest responses that a client has not answered, by nonce. Bounded: of a client that reads but never answers only the
 * newest few are remembered.
 */
public final class Unanswered {
    private static final int REMEMBERED = 16;

    private final Map<String, Carried> responses = new LinkedHashMap<>();

    /**
     * What a response carried.
     *
     * @param versions its resources, name to version, sorted by name
     * @param removed the names that it removed
     */
    public record Carried(Map<String, String> versions, List<String> removed) {
        public Carried {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
            removed = List.copyOf(removed);
        }
    }

    /** Notes a response. */
    public void sent(String nonce, Update update) {
        Map<String, String> versions = new LinkedHashMap<>();
        update.resources().forEach(resource -> versions.put(resource.name(), resource.version()));
        responses.put(nonce, new Carried(versions, update.removed()));
        if (responses.size() > REMEMBERED) {
            responses.remove(responses.keySet().iterator().next());
        }
    }

    /** Takes out what the response with the nonce carried; empty if no answer to it is expected. */
    public Optional<Carried> answered(String nonce) {
        return Optional.ofNullable(responses.remove(nonce));
    }

    /** Whether every response is answered. */
    public boolean isEmpty() {
        return responses.isEmpty();
    }

    /** Forgets all; what is answered from now on is stale. */
    public void clear() {
        responses.clear();
    }
}
