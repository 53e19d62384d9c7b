package io.fairway.watchers.folder;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a folder to become quiet: until nothing has happened for a while, but not for ever. A clock that is set
 * back ends the wait. Confined to one thread.
 */
final class Quiet {

    /** How long nothing may happen. Editors and copies that replace a file leave it away or empty for far less. */
    static final Duration SETTLE = Duration.ofMillis(50);

    /** How long a folder may keep us waiting that never becomes quiet. */
    static final Duration AT_MOST = Duration.ofSeconds(5);

    private @Nullable Instant first;
    private Instant last = Instant.MIN;

    /** Something happened. */
    void disturb(Instant now) {
        if (first == null) {
            first = now;
        }
        last = now;
    }

    /** Ends the wait, if there is one. */
    void end() {
        first = null;
    }

    boolean isWaiting() {
        return first != null;
    }

    /** How long the wait still lasts; zero or less if it is over. Only while there is one. */
    Duration remaining(Instant now) {
        if (first == null || now.isBefore(last)) {
            return Duration.ZERO;
        }
        Duration quiet = Duration.between(now, last.plus(SETTLE));
        Duration limit = Duration.between(now, first.plus(AT_MOST));
        return quiet.compareTo(limit) < 0 ? quiet : limit;
    }

    boolean isOver(Instant now) {
        return isWaiting() && !remaining(now).isPositive();
    }
}
