package io.fairway.xds.envoy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does, of which there is no sign but looking. */
public final class Await {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Await() {}

    /** Looks until the condition holds; fails when it does not in time. */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (long looks = atMost.dividedBy(LOOK); looks > 0; looks--) {
            if (condition.call()) {
                return;
            }
            var _ = never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not within " + atMost + ": " + what);
    }
}
