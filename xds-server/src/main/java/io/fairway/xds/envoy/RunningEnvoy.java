package io.fairway.xds.envoy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** An Envoy that was started. Safe for several threads. */
public interface RunningEnvoy extends AutoCloseable {

    /** The name that it was started by. */
    String name();

    /** Where it writes its log, standard output and standard error. */
    Path log();

    boolean isAlive();

    /**
     * Its admin interface, as soon as that answers.
     *
     * @throws IOException if it ended or has not answered in time; shows the end of the log
     */
    EnvoyAdmin admin(Duration atMost) throws IOException, InterruptedException;

    /**
     * Waits until it serves, which with an ADS bootstrap is after it got all its listeners and clusters.
     *
     * @throws IOException if it ended or was not ready in time; shows the end of the log
     */
    void awaitReady(Duration atMost) throws IOException, InterruptedException;

    /** Asks it to end and waits; ends it by force when it takes longer. Harmless if it has ended. */
    void stop(Duration atMost) throws InterruptedException;

    /** Ends it at once, as a crash would. Harmless if it has ended. */
    void kill();

    /** Same as {@link #kill}. */
    @Override
    void close();
}
