package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import java.util.Comparator;

/**
 * What identifies a pod within a world.
 *
 * @param cluster the cluster that it runs in
 * @param name its namespaced name
 */
public record WorldPod(ClusterId cluster, ObjectName name) implements Comparable<WorldPod> {

    private static final Comparator<WorldPod> ORDER =
            Comparator.comparing(WorldPod::cluster).thenComparing(WorldPod::name);

    @Override
    public int compareTo(WorldPod other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return cluster + "/" + name;
    }
}
