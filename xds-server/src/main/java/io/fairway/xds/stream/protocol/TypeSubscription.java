package io.fairway.xds.stream.protocol;

import java.util.Collection;
import java.util.Optional;

/**
 * One type on one stream: what the client wants, has and refused. Each is a protocol of its own (P5): requests in, the next
 * response out. Knows no socket and no clock; confined to its stream.
 *
 * @param <Q> requests
 */
public interface TypeSubscription<Q> {

    /** Takes a request of this type. */
    Answer receive(Q request);

    /** What the client must be told to have what the view holds; empty if nothing, and then nothing may be sent (P6). */
    Optional<Update> next(ServedView view);

    /** Notes that the update, the newest from {@link #next}, is on its way under the nonce. */
    void sent(String nonce, Update update);

    /** Makes the next update carry these resources, as far as the client wants them, changed or not. */
    void resend(Collection<String> names);

    /** Whether something that the view holds stands rejected by the client. */
    boolean refuses(ServedView view);

    /** How much the client wants. */
    Interest interest();
}
