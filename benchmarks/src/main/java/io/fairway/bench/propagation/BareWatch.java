package io.fairway.bench.propagation;

import io.fairway.model.ClusterDelta;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.watchers.folder.FolderCluster;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The baseline: the watch of one cluster folder with nothing behind it. */
final class BareWatch implements AutoCloseable {

    private final FolderCluster cluster;
    private final Sighting sighting;
    private final CountDownLatch live = new CountDownLatch(1);

    private BareWatch(Folders folders, Sighting sighting) {
        this.sighting = sighting;
        this.cluster = new FolderCluster(
                BenchWorld.id(0),
                folders.of(0),
                Thread.ofPlatform().daemon().name("bare-watch").factory(),
                InstantSource.system());
    }

    /** Starts to watch and waits until the folder has been read. */
    static BareWatch start(Folders folders, Sighting sighting) throws InterruptedException {
        BareWatch watch = new BareWatch(folders, sighting);
        watch.cluster.start(watch::accept);
        watch.live.await();
        return watch;
    }

    private void accept(ClusterDelta delta) {
        long now = System.nanoTime();
        if (delta instanceof ClusterDelta.Relisted) {
            live.countDown();
        }
        if (delta instanceof ClusterDelta.Changed changed) {
            changed.upserts().stream()
                    .filter(EndpointSlice.class::isInstance)
                    .map(EndpointSlice.class::cast)
                    .forEach(slice -> sighting.saw(ready(slice), now));
        }
    }

    private static long ready(EndpointSlice slice) {
        return slice.endpoints().stream()
                .map(SliceEndpoint::readiness)
                .filter(readiness -> readiness.ready())
                .count();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
