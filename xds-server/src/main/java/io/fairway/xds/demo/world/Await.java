package io.fairway.xds.demo.world;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition by asking again and again, until a deadline. */
public final class Await {

    private static final long PERIOD_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @return how long it took; empty if it did not hold in time
     * @throws Interrupted if the thread is interrupted meanwhile
     */
    public static Optional<Duration> until(BooleanSupplier condition, Duration atMost) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Interrupted();
            }
            if (System.nanoTime() - start > atMost.toNanos()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
    }

    /** The wait was cut short, because somebody wants everything to end. */
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
