package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.Readiness;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the clusters of a world say at one moment. Immutable; a change makes the next state.
 *
 * @param layout the world
 * @param endpoints the readiness of every pod that EndpointSlices name
 * @param exports the Services that are exported
 */
public record WorldState(WorldLayout layout, SortedMap<WorldPod, Readiness> endpoints, SortedSet<Export> exports) {

    private static final Readiness UNREADY = new Readiness(false, false, false);

    public WorldState {
        endpoints = Collections.unmodifiableSortedMap(new TreeMap<>(endpoints));
        exports = Collections.unmodifiableSortedSet(new TreeSet<>(exports));
    }

    /** Every pod is ready; what is exported from the start is exported. */
    public static WorldState initial(WorldLayout layout) {
        SortedMap<WorldPod, Readiness> endpoints = new TreeMap<>();
        layout.pods().forEach(pod -> endpoints.put(pod.id(), Readiness.READY));
        SortedSet<Export> exports = new TreeSet<>();
        for (ClusterSpec cluster : layout.spec().clusters()) {
            cluster.services().stream()
                    .filter(ServiceSpec::exported)
                    .forEach(service -> exports.add(new Export(cluster.id(), service.name())));
        }
        return new WorldState(layout, endpoints, exports);
    }

    /** The chosen pods are no longer ready. */
    public WorldState unready(Predicate<PodPlace> which) {
        return with(which, UNREADY);
    }

    /** The chosen pods are ready. */
    public WorldState ready(Predicate<PodPlace> which) {
        return with(which, Readiness.READY);
    }

    /** The chosen pods, as far as EndpointSlices name them, are as given. */
    public WorldState with(Predicate<PodPlace> which, Readiness readiness) {
        SortedMap<WorldPod, Readiness> next = new TreeMap<>(endpoints);
        layout.pods().stream().filter(which).forEach(pod -> next.replace(pod.id(), readiness));
        return new WorldState(layout, next, exports);
    }

    /** No EndpointSlice names the chosen pods any more. */
    public WorldState without(Predicate<PodPlace> which) {
        SortedMap<WorldPod, Readiness> next = new TreeMap<>(endpoints);
        layout.pods().stream().filter(which).forEach(pod -> next.remove(pod.id()));
        return new WorldState(layout, next, exports);
    }

    /** The cluster no longer exports the Service. */
    public WorldState unexported(ClusterId cluster, ServiceName service) {
        SortedSet<Export> next = new TreeSet<>(exports);
        next.remove(new Export(cluster, service));
        return new WorldState(layout, endpoints, next);
    }

    /** The cluster exports the Service. */
    public WorldState exported(ClusterId cluster, ServiceName service) {
        SortedSet<Export> next = new TreeSet<>(exports);
        next.add(new Export(cluster, service));
        return new WorldState(layout, endpoints, next);
    }

    /** The same, said of another world of the same shape. */
    public WorldState in(WorldLayout other) {
        return new WorldState(other, endpoints, exports);
    }

    /** A ServiceExport. */
    public record Export(ClusterId cluster, ServiceName service) implements Comparable<Export> {

        private static final Comparator<Export> ORDER =
                Comparator.comparing(Export::cluster).thenComparing(Export::service);

        @Override
        public int compareTo(Export other) {
            return ORDER.compare(this, other);
        }
    }
}
