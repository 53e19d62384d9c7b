package io.fairway.model;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything known of the ClusterSet at one moment. Immutable: a delta makes the next image, and any order and
 * batching of the same deltas that keeps each cluster's own order makes the same one.
 *
 * @param settings what the hub says of the set
 * @param clusters the members, sorted by id
 */
public record ClusterSetImage(ClusterSetSettings settings, SortedMap<ClusterId, ClusterImage> clusters) {

    public ClusterSetImage {
        clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
    }

    /** A ClusterSet without members. */
    public static ClusterSetImage empty(ClusterSetSettings settings) {
        return new ClusterSetImage(settings, Collections.emptySortedMap());
    }

    public Optional<ClusterImage> cluster(ClusterId id) {
        return Optional.ofNullable(clusters.get(id));
    }

    /** Whether every member has been seen completely at least once; before that, absence means nothing. */
    public boolean hasSynced() {
        return clusters.values().stream()
                .allMatch(cluster -> cluster.freshness().hasSynced());
    }

    /** The names of all Services and exports of all members. */
    public SortedSet<ServiceName> serviceNames() {
        SortedSet<ServiceName> names = new TreeSet<>();
        clusters.values().forEach(cluster -> names.addAll(cluster.serviceNames()));
        return names;
    }

    /** Applies deltas in order. Deltas of clusters that are no members change nothing. */
    public Step applyAll(Collection<? extends ClusterDelta> deltas) {
        ClusterSetImage image = this;
        ClusterSetChange.Builder touched = new ClusterSetChange.Builder();
        for (ClusterDelta delta : deltas) {
            Step step = image.apply(delta);
            image = step.image();
            touched.add(step.change());
        }
        return new Step(image, touched.build());
    }

    /** Applies one delta. */
    public Step apply(ClusterDelta delta) {
        ClusterSetChange.Builder touched = new ClusterSetChange.Builder();
        ClusterSetImage next = switch (delta) {
            case ClusterDelta.Joined joined -> join(joined.settings(), touched);
            case ClusterDelta.Left left -> leave(left.cluster(), touched);
            case ClusterDelta.Relisted relisted -> relist(relisted, touched);
            case ClusterDelta.Changed changed -> change(changed, touched);
            case ClusterDelta.Sighted sighted -> sight(sighted, touched);
        };
        return new Step(next, touched.build());
    }

    private ClusterSetImage join(ClusterSettings member, ClusterSetChange.Builder touched) {
        ClusterImage before = clusters.get(member.id());
        if (before != null && before.settings().equals(member)) {
            return this;
        }
        touched.everything();
        return with(before == null ? ClusterImage.joined(member) : before.with(member));
    }

    private ClusterSetImage leave(ClusterId id, ClusterSetChange.Builder touched) {
        if (!clusters.containsKey(id)) {
            return this;
        }
        touched.everything();
        SortedMap<ClusterId, ClusterImage> next = new TreeMap<>(clusters);
        next.remove(id);
        return new ClusterSetImage(settings, next);
    }

    private ClusterSetImage relist(ClusterDelta.Relisted delta, ClusterSetChange.Builder touched) {
        ClusterImage before = clusters.get(delta.cluster());
        if (before == null) {
            return this;
        }
        if (!before.freshness().hasSynced()) {
            touched.everything();
        }
        ClusterEditor editor = new ClusterEditor(before, touched);
        editor.replace(delta.objects());
        return with(editor.build().with(Freshness.LIVE));
    }

    private ClusterSetImage change(ClusterDelta.Changed delta, ClusterSetChange.Builder touched) {
        ClusterImage before = clusters.get(delta.cluster());
        if (before == null) {
            return this;
        }
        ClusterEditor editor = new ClusterEditor(before, touched);
        editor.change(delta.upserts(), delta.deletes());
        return with(editor.build());
    }

    private ClusterSetImage sight(ClusterDelta.Sighted delta, ClusterSetChange.Builder touched) {
        ClusterImage before = clusters.get(delta.cluster());
        if (before == null) {
            return this;
        }
        if (before.freshness().hasSynced() != delta.freshness().hasSynced()) {
            touched.everything();
        }
        return with(before.with(delta.freshness()));
    }

    private ClusterSetImage with(ClusterImage cluster) {
        SortedMap<ClusterId, ClusterImage> next = new TreeMap<>(clusters);
        next.put(cluster.id(), cluster);
        return new ClusterSetImage(settings, next);
    }

    /**
     * The outcome of applying deltas.
     *
     * @param image the next image
     * @param change what the deltas touched
     */
    public record Step(ClusterSetImage image, ClusterSetChange change) {}
}
