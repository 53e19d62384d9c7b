package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.fail;

import io.fairway.model.ClusterDelta;
import io.fairway.model.Freshness;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Applies deltas as an image would, and lets a test wait for what they come to. */
final class RecordingSink implements Consumer<ClusterDelta> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ClusterDelta> deltas = new ArrayList<>();
    private final SortedMap<ObjectKey, ClusterObject> objects = new TreeMap<>();
    private Freshness freshness = Freshness.NEVER_SYNCED;

    @Override
    public synchronized void accept(ClusterDelta delta) {
        deltas.add(delta);
        switch (delta) {
            case ClusterDelta.Relisted relisted -> {
                objects.clear();
                relisted.objects().forEach(object -> objects.put(object.key(), object));
                freshness = Freshness.LIVE;
            }
            case ClusterDelta.Changed changed -> {
                changed.upserts().forEach(object -> objects.put(object.key(), object));
                changed.deletes().forEach(key -> objects.remove(key));
            }
            case ClusterDelta.Sighted sighted -> freshness = sighted.freshness();
            case ClusterDelta.Joined _, ClusterDelta.Left _ -> fail("unexpected " + delta);
        }
        notifyAll();
    }

    synchronized List<ClusterDelta> deltas() {
        return List.copyOf(deltas);
    }

    synchronized Freshness freshness() {
        return freshness;
    }

    synchronized SortedMap<ObjectKey, ClusterObject> objects() {
        return new TreeMap<>(objects);
    }

    /** The keys of all objects, as they are spelt in messages. */
    synchronized List<String> keys() {
        return objects.keySet().stream().map(ObjectKey::toString).toList();
    }

    /** Waits until what was told so far satisfies the condition. */
    synchronized void await(String what, Predicate<RecordingSink> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(this)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                fail("not within " + PATIENCE + ": " + what + "; told: " + deltas);
            }
            wait(millis);
        }
    }

    void awaitKeys(String... keys) throws InterruptedException {
        await("objects " + List.of(keys), sink -> sink.keys().equals(List.of(keys)));
    }
}
