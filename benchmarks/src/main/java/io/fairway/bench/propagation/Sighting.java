package io.fairway.bench.propagation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One observer's wait for one count of healthy endpoints, and when it first saw it. Safe for any thread. */
final class Sighting {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private record Wanted(int healthy, CompletableFuture<Long> seen) {}

    private final String observer;
    private volatile Wanted wanted = new Wanted(-1, CompletableFuture.completedFuture(0L));

    Sighting(String observer) {
        this.observer = observer;
    }

    /** From now on only this count is news. */
    void expect(int healthy) {
        wanted = new Wanted(healthy, new CompletableFuture<>());
    }

    /** Whether nobody has seen the expected count yet. */
    boolean isOpen() {
        return !wanted.seen().isDone();
    }

    /**
     * The observer saw a count.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    void saw(long healthy, long nanos) {
        Wanted now = wanted;
        if (now.healthy() == healthy) {
            now.seen().complete(nanos);
        }
    }

    /** Waits until the expected count was seen, and says when that was. */
    long await() throws InterruptedException {
        try {
            return wanted.seen().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    observer + ": no sight of " + wanted.healthy() + " healthy endpoints within " + DEADLINE.toSeconds()
                            + " s",
                    e);
        }
    }
}
