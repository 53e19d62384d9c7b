package io.fairway.bench.propagation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * One change after the other: the next begins when all have seen the last and a random pause is over, so that nothing
 * keeps step with it.
 *
 * @param folders where the changes are made
 * @param warmUp how many are made first and not counted
 * @param counted how many are counted
 * @param random spreads the pauses
 */
record Changes(Folders folders, int warmUp, int counted, RandomGenerator random) {

    private static final long LEAST_PAUSE_NANOS = 60_000_000;
    private static final long PAUSE_SPREAD_NANOS = 40_000_000;

    /**
     * Somebody who sees changes.
     *
     * @param sighting when
     * @param expectation tells the observer which count comes next
     * @param allHealthy the count while the endpoint is ready
     * @param times gets the time from the rename to the sighting
     */
    record Observer(Sighting sighting, Expectation expectation, int allHealthy, Times times) {}

    /** Hears the count of healthy endpoints that the next change leads to. */
    interface Expectation {
        void expect(int healthy);
    }

    /** Makes all changes; the endpoint is ready in the end if their number is even. */
    void run(List<Observer> observers) throws IOException, InterruptedException {
        for (int change = 0; change < warmUp + counted; change++) {
            boolean ready = change % 2 == 1;
            observers.forEach(it -> it.expectation().expect(it.allHealthy() - (ready ? 0 : 1)));
            long start = folders.flip(ready);
            for (Observer observer : observers) {
                long time = observer.sighting().await() - start;
                if (change >= warmUp) {
                    observer.times().add(time);
                }
            }
            LockSupport.parkNanos(LEAST_PAUSE_NANOS + random.nextLong(PAUSE_SPREAD_NANOS));
        }
    }
}
