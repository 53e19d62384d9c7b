package io.fairway.watchers.folder;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.ClusterId;
import io.fairway.watchers.ClusterSource;
import io.fairway.watchers.Problem;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member cluster that is a folder of Kubernetes YAML. Files in it and in folders below it that are named {@code
 * *.yaml} or {@code *.yml} hold its objects; what is hidden or an editor's own is not read.
 *
 * <p>What comes or changes is told within milliseconds. What goes is told once the folder has been quiet for 50 ms,
 * after another look. What is broken keeps its last good form. A folder that cannot be seen keeps everything, and
 * when it comes back, what it then holds counts. The safest way to write a file is to write another and rename it:
 * one that is written in place may be read half written, which a moment later is mended.
 */
public final class FolderCluster implements ClusterSource {

    /** How often the folder is looked through though nothing seems to have changed. */
    static final Duration RECHECK = Duration.ofSeconds(10);

    /** The same while it cannot be seen or watched. */
    static final Duration RECHECK_BLIND = Duration.ofSeconds(1);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(FolderCluster.class);

    private final ClusterId cluster;
    private final Path folder;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final FolderWatch watch;
    private final FolderState state;
    private final FolderFollower follower;
    private final ProblemBoard board;
    private Instant looked = Instant.MIN;
    private volatile @Nullable Thread thread;

    /**
     * A cluster that is not watched yet.
     *
     * @param folder the cluster's folder; problems name files as this path does
     * @param threads makes the one thread that watches
     * @param clock tells how long the folder has been quiet
     */
    public FolderCluster(ClusterId cluster, Path folder, ThreadFactory threads, InstantSource clock) {
        Path root = folder.toAbsolutePath().normalize();
        this.cluster = cluster;
        this.folder = folder;
        this.threads = threads;
        this.clock = clock;
        this.watch = FolderWatch.open(root);
        this.state = new FolderState(cluster, this::where);
        this.follower = new FolderFollower(root, this::where, state, watch::look);
        this.board = new ProblemBoard(cluster);
    }

    @Override
    public ClusterId cluster() {
        return cluster;
    }

    @Override
    public void start(Consumer<ClusterDelta> sink) {
        if (thread != null) {
            throw new IllegalStateException("cluster " + cluster + " is watched already");
        }
        Thread watcher = threads.newThread(() -> run(sink));
        thread = watcher;
        watcher.start();
    }

    @Override
    public List<Problem> problems() {
        return board.problems();
    }

    @Override
    public void close() {
        watch.close();
        Thread watcher = thread;
        if (watcher == null || watcher.equals(Thread.currentThread())) {
            return;
        }
        try {
            if (!watcher.join(CLOSE_PATIENCE)) {
                LOG.atWarn().addKeyValue("cluster", cluster).log("the watching thread does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<ClusterDelta> sink) {
        try {
            Wake wake = new Wake();
            wake.lookAgain();
            while (watch.isOpen()) {
                publish(step(wake), sink);
                wake = watch.await(patience());
            }
        } catch (ClosedWatchServiceException _) {
            LOG.atDebug().addKeyValue("cluster", cluster).log("closed");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ClusterDelta> step(Wake wake) {
        Instant now = clock.instant();
        if (wake.needsLook() || isLookDue(now)) {
            wake.lookAgain();
            looked = now;
        }
        List<ClusterDelta> deltas = new ArrayList<>(follower.follow(wake, now));
        deltas.addAll(follower.settle(clock.instant()));
        return deltas;
    }

    private void publish(List<ClusterDelta> deltas, Consumer<ClusterDelta> sink) {
        board.post(problemsNow(), state.notes());
        if (watch.isOpen()) {
            deltas.forEach(delta -> {
                log(delta);
                sink.accept(delta);
            });
        }
    }

    private List<Problem> problemsNow() {
        List<Problem> problems = new ArrayList<>(state.problems());
        if (!watch.trouble().isEmpty()) {
            problems.add(new Problem(
                    folder.toString(),
                    0,
                    "cannot be watched: " + watch.trouble() + " (looked through every " + RECHECK_BLIND.toSeconds()
                            + " s instead)"));
        }
        return problems;
    }

    private void log(ClusterDelta delta) {
        switch (delta) {
            case ClusterDelta.Relisted relisted ->
                LOG.atInfo()
                        .addKeyValue("cluster", cluster)
                        .addKeyValue("objects", relisted.objects().size())
                        .log("cluster is live");
            case ClusterDelta.Sighted sighted ->
                LOG.atWarn()
                        .addKeyValue("cluster", cluster)
                        .addKeyValue("reason", sighted.freshness().reason())
                        .log("cluster is out of sight");
            case ClusterDelta.Changed changed ->
                LOG.atDebug()
                        .addKeyValue("cluster", cluster)
                        .addKeyValue("upserts", changed.upserts().size())
                        .addKeyValue("deletes", changed.deletes().size())
                        .log("cluster changed");
            case ClusterDelta.Joined _, ClusterDelta.Left _ ->
                throw new IllegalStateException("delta: " + delta + " (expected: none of membership)");
        }
    }

    private boolean isLookDue(Instant now) {
        return looked.equals(Instant.MIN)
                || now.isBefore(looked)
                || !Duration.between(now, looked.plus(recheck())).isPositive();
    }

    private Duration patience() {
        Instant now = clock.instant();
        Duration untilLook = Duration.between(now, looked.plus(recheck()));
        Optional<Duration> untilSettled = state.settlesIn(now);
        return untilSettled.filter(it -> it.compareTo(untilLook) < 0).orElse(untilLook);
    }

    private Duration recheck() {
        return follower.sees() && watch.trouble().isEmpty() ? RECHECK : RECHECK_BLIND;
    }

    private String where(String file) {
        return (file.isEmpty() ? folder : folder.resolve(file)).toString();
    }
}
