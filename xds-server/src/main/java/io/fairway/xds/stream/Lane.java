package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.TypeSubscription;
import java.util.Optional;

/**
 * One type's place on a stream: what is subscribed, whether there may be something to send, and whether it may be sent. One
 * unanswered response blocks the lane until its answer comes or was waited for long enough (P47); nothing is queued meanwhile,
 * only the mark is left.
 *
 * @param <Q> requests
 */
final class Lane<Q> {
    private final ResourceType type;
    private final TypeSubscription<Q> subscription;
    private boolean dirty = true;
    private boolean blocked;
    private Optional<String> unanswered = Optional.empty();
    private Timers.Timer watchdog = () -> {};

    Lane(ResourceType type, TypeSubscription<Q> subscription) {
        this.type = type;
        this.subscription = subscription;
    }

    ResourceType type() {
        return type;
    }

    TypeSubscription<Q> subscription() {
        return subscription;
    }

    boolean isDirty() {
        return dirty;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isUnanswered() {
        return unanswered.isPresent();
    }

    /** There may be something to send. */
    void touch() {
        dirty = true;
    }

    /** The newest view was looked at and there is nothing to send. */
    void clean() {
        dirty = false;
    }

    void sent(String nonce, Timers.Timer timer) {
        dirty = false;
        blocked = true;
        unanswered = Optional.of(nonce);
        watchdog = timer;
    }

    void answered(String nonce) {
        if (unanswered.filter(nonce::equals).isPresent()) {
            unanswered = Optional.empty();
            blocked = false;
            watchdog.cancel();
        }
    }

    /** Nobody waits for this answer any longer, though it may still come. */
    void expired(String nonce) {
        if (unanswered.filter(nonce::equals).isPresent()) {
            blocked = false;
        }
    }

    void close() {
        watchdog.cancel();
    }
}
