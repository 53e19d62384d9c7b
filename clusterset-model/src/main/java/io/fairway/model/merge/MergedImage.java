package io.fairway.model.merge;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.id.ServiceName;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The image of the ClusterSet together with what its exports amount to. Immutable; a delta makes the next one and merges again
 * only the Services that it touched.
 *
 * @param image what the clusters say
 * @param services the merge of every Service that some cluster exports
 * @param clusterSetIps the virtual IP of every import that has one; it stays for the life of the import
 */
public record MergedImage(
        ClusterSetImage image,
        SortedMap<ServiceName, MergedService> services,
        SortedMap<ServiceName, String> clusterSetIps) {

    public MergedImage {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        clusterSetIps = Collections.unmodifiableSortedMap(new TreeMap<>(clusterSetIps));
    }

    /** A ClusterSet without members. */
    public static MergedImage empty(ClusterSetSettings settings) {
        return new MergedImage(
                ClusterSetImage.empty(settings), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** Applies deltas in order. */
    public Step applyAll(Collection<? extends ClusterDelta> deltas) {
        ClusterSetImage.Step step = image.applyAll(deltas);
        return new Step(new MergedImage(step.image(), services, clusterSetIps), step.change());
    }

    /**
     * The outcome of applying deltas.
     *
     * @param image the next image
     * @param change what the deltas touched
     */
    public record Step(MergedImage image, ClusterSetChange change) {}
}
