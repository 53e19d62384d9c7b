package io.fairway.watchers;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.ClusterId;
import java.util.List;
import java.util.function.Consumer;

/** One member cluster that is watched, from {@link #start} until {@link #close}. */
public interface ClusterSource extends AutoCloseable {

    /** The cluster that is watched; its deltas bear no other id. */
    ClusterId cluster();

    /**
     * Starts to watch, once. The sink gets the cluster's deltas in order, one at a time, from one thread of the
     * source; the first is a {@code Relisted}, or a {@code Sighted} if the cluster cannot be seen. It never gets
     * {@code Joined} or {@code Left}: who is a member is not the cluster's to say. What the sink throws ends that
     * thread and reaches its uncaught exception handler.
     */
    void start(Consumer<ClusterDelta> sink);

    /** What is wrong with the cluster's objects at present, in a stable order. Callable from any thread at any time. */
    List<Problem> problems();

    /** Stops watching; no delta follows once it has returned. Harmless when repeated. */
    @Override
    void close();
}
