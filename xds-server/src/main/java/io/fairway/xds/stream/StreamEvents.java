package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Interest;
import java.util.List;

/**
 * Hears what happens on streams. Called on the streams' own threads, for one stream in order and never at once; must neither
 * block nor throw.
 */
public interface StreamEvents {

    /** A proxy introduced itself. */
    default void opened(OpenStream stream) {}

    /** A stream ended; the last that is heard of it. */
    default void closed(OpenStream stream, String reason) {}

    /** A request told what the proxy wants. */
    default void subscribed(OpenStream stream, ResourceType type, Interest interest) {}

    /** A response left. */
    default void sent(OpenStream stream, ResourceType type, SentResponse response) {}

    /** The proxy applied a response. */
    default void acked(OpenStream stream, ResourceType type, String nonce) {}

    /** The proxy refused a response. */
    default void nacked(OpenStream stream, ResourceType type, Rejection rejection) {}

    /** Tells all of them, in this order. */
    static StreamEvents all(List<? extends StreamEvents> listeners) {
        return new StreamEventsFanOut(List.copyOf(listeners));
    }
}
