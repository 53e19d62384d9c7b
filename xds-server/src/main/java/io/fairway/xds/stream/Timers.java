package io.fairway.xds.stream;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs something later. */
public interface Timers {

    /** Runs the task once after the delay, on some thread, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    /** Something that will run. */
    interface Timer {
        /** Makes sure that it does not run, if it has not begun; harmless when repeated. */
        void cancel();
    }

    /** Timers that run on the executor, which must not be blocked by what else it runs. */
    static Timers on(ScheduledExecutorService executor) {
        return (delay, task) -> {
            try {
                ScheduledFuture<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            } catch (RejectedExecutionException _) {
                // The program is stopping; nothing that was to happen later will.
                return () -> {};
            }
        };
    }
}
