package io.fairway.xds.pipeline;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSettings;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deltas that wait for the loop, merged as they come: of several changes of one object only the last is kept, so that a storm of
 * changes takes no more room than the objects that it is about. A cluster sends deltas between its joining and its leaving only.
 * Not safe for several threads at once.
 */
final class PendingDeltas {

    private final SortedMap<ClusterId, Pending> clusters = new TreeMap<>();

    boolean isEmpty() {
        return clusters.isEmpty();
    }

    void add(ClusterDelta delta) {
        if (delta instanceof ClusterDelta.Left left) {
            clusters.put(left.cluster(), new Pending(true));
        } else {
            clusters.computeIfAbsent(delta.cluster(), _ -> new Pending(false)).add(delta);
        }
    }

    /** Takes everything out, in an order that has the same effect as the order of arrival. */
    List<ClusterDelta> drain() {
        List<ClusterDelta> deltas = new ArrayList<>();
        clusters.forEach((cluster, pending) -> pending.drainTo(cluster, deltas));
        clusters.clear();
        return deltas;
    }

    /** What waits for one cluster. Fields apply in the order in which they are declared. */
    private static final class Pending {
        private final boolean left;
        private @Nullable ClusterSettings joined;
        private @Nullable List<ClusterObject> relisted;
        private final Map<ObjectKey, Optional<ClusterObject>> changed = new TreeMap<>();
        private @Nullable Freshness sighted;

        Pending(boolean left) {
            this.left = left;
        }

        void add(ClusterDelta delta) {
            switch (delta) {
                case ClusterDelta.Joined it -> joined = it.settings();
                case ClusterDelta.Relisted it -> relist(it);
                case ClusterDelta.Changed it -> change(it);
                case ClusterDelta.Sighted it -> sighted = it.freshness();
                case ClusterDelta.Left _ -> throw new IllegalStateException("Left starts a new Pending");
            }
        }

        /** A complete listing makes what came before it void, its freshness included: who lists is live. */
        private void relist(ClusterDelta.Relisted delta) {
            relisted = delta.objects();
            changed.clear();
            sighted = null;
        }

        private void change(ClusterDelta.Changed delta) {
            delta.upserts().forEach(object -> changed.put(object.key(), Optional.of(object)));
            delta.deletes().forEach(key -> changed.put(key, Optional.empty()));
        }

        void drainTo(ClusterId cluster, List<ClusterDelta> deltas) {
            if (left) {
                deltas.add(new ClusterDelta.Left(cluster));
            }
            if (joined != null) {
                deltas.add(new ClusterDelta.Joined(joined));
            }
            if (relisted != null) {
                deltas.add(new ClusterDelta.Relisted(cluster, relisted));
            }
            if (!changed.isEmpty()) {
                deltas.add(new ClusterDelta.Changed(cluster, upserts(), deletes()));
            }
            if (sighted != null) {
                deltas.add(new ClusterDelta.Sighted(cluster, sighted));
            }
        }

        private List<ClusterObject> upserts() {
            return changed.values().stream().flatMap(Optional::stream).toList();
        }

        private List<ObjectKey> deletes() {
            return changed.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
