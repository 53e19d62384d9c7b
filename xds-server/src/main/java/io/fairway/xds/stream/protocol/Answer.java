package io.fairway.xds.stream.protocol;

import java.util.List;

/** What a request turned out to say about earlier responses. */
public sealed interface Answer {

    /** It answers nothing: a first request, or a change of the subscription only. */
    record Unrelated() implements Answer {}

    /** The client applied the response with this nonce. */
    record Ack(String nonce) implements Answer {}

    /**
     * The client rejected the response with this nonce.
     *
     * @param message the client's reason
     * @param names the resources that are held back until they change
     */
    record Nack(String nonce, String message, List<String> names) implements Answer {
        public Nack {
            names = List.copyOf(names);
        }
    }

    /** It answers a response that was overtaken, answered before or never sent. */
    record Stale(String nonce) implements Answer {}

    /** It asks for more than a stream may; the message names value and limit. Nothing of it was taken. */
    record TooMuch(String message) implements Answer {}
}
