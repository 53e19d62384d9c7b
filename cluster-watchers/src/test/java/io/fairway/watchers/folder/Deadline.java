package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions that announce themselves to nobody. */
final class Deadline {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Deadline() {}

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || never.await(2, TimeUnit.MILLISECONDS)) {
                fail("not within " + PATIENCE + ": " + what);
            }
        }
    }
}
