package io.fairway.xds.pipeline;

import io.fairway.model.ClusterDelta;
import io.fairway.model.merge.MergedImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the image: it applies whatever deltas have come together, hands the result to the publishers in their
 * order, and runs the tasks of those who need to be on this thread. Deltas that arrive meanwhile merge, so that an overloaded
 * loop makes fewer and larger steps instead of falling behind.
 */
public final class ImageLoop implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImageLoop.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final PendingDeltas deltas = new PendingDeltas();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean closed;

    private final Thread thread;
    private List<ImagePublisher> publishers = List.of();
    private volatile MergedImage image;

    /**
     * Makes a loop that has not started.
     *
     * @param first the image to start from
     * @param threads makes the loop's one thread
     */
    public ImageLoop(MergedImage first, ThreadFactory threads) {
        this.image = first;
        this.thread = threads.newThread(this::run);
    }

    /**
     * Starts the thread, once.
     *
     * @param followers who gets each image, in this order
     */
    public void start(List<ImagePublisher> followers) {
        publishers = List.copyOf(followers);
        thread.start();
    }

    /** The newest image; may be read from any thread. */
    public MergedImage image() {
        return image;
    }

    /** Hands over a delta. Never blocks; safe for any thread. */
    public void accept(ClusterDelta delta) {
        enqueue(() -> deltas.add(delta));
    }

    /** Runs the task on the loop's thread, after the deltas that were handed over before it. */
    @Override
    public void execute(Runnable task) {
        enqueue(() -> tasks.add(task));
    }

    private void enqueue(Runnable addition) {
        lock.lock();
        try {
            addition.run();
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Work work = await();
        while (!work.last()) {
            advance(work.deltas());
            work.tasks().forEach(task -> guarded("task", task));
            work = await();
        }
    }

    private Work await() {
        lock.lock();
        try {
            while (!closed && deltas.isEmpty() && tasks.isEmpty()) {
                arrived.awaitUninterruptibly();
            }
            Work work = new Work(deltas.drain(), List.copyOf(tasks), closed);
            tasks.clear();
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void advance(List<ClusterDelta> pending) {
        if (pending.isEmpty()) {
            return;
        }
        MergedImage.Step step = image.applyAll(pending);
        image = step.image();
        for (ImagePublisher publisher : publishers) {
            guarded(publisher.getClass().getSimpleName(), () -> publisher.onImage(step.change(), step.image()));
        }
    }

    /** A bug in one publisher must not take the others, or the loop, with it. */
    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("component", what).log("bug: the loop goes on without this step");
        }
    }

    /** Stops after the work in progress; what is still pending is dropped. Returns once the thread has ended. */
    @Override
    public void close() {
        enqueue(() -> closed = true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Work(List<ClusterDelta> deltas, List<Runnable> tasks, boolean last) {}
}
