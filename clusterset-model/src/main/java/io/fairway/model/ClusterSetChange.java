package io.fairway.model;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a delta touched, so that whoever follows the image recomputes that and no more. It may name more than really
 * changed, never less. A cluster that goes stale or live again touches nothing: what is known of it stays (see
 * {@link Freshness}).
 *
 * @param everything whether membership, settings or a first sight changed, so that nothing can be ruled out
 * @param services Services whose own objects changed in some cluster
 * @param namespaces namespaces that appeared or went in some cluster
 * @param pods Pods that changed, by cluster; the Services that they are behind are listed in {@code services} too
 */
public record ClusterSetChange(
        boolean everything,
        SortedSet<ServiceName> services,
        SortedSet<String> namespaces,
        SortedMap<ClusterId, SortedSet<ObjectName>> pods) {

    /** Nothing was touched. */
    public static final ClusterSetChange NOTHING = new ClusterSetChange(
            false, Collections.emptySortedSet(), Collections.emptySortedSet(), Collections.emptySortedMap());

    public ClusterSetChange {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
        SortedMap<ClusterId, SortedSet<ObjectName>> copy = new TreeMap<>();
        pods.forEach((cluster, names) -> copy.put(cluster, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        pods = Collections.unmodifiableSortedMap(copy);
    }

    /** These Services were touched, and nothing else. */
    public static ClusterSetChange ofServices(SortedSet<ServiceName> services) {
        return new ClusterSetChange(false, services, NOTHING.namespaces, NOTHING.pods);
    }

    /** Whether nothing was touched, so that whoever follows the image has nothing to do. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** What either of the two touched. */
    public ClusterSetChange and(ClusterSetChange other) {
        Builder both = new Builder();
        Stream.of(this, other).forEach(both::add);
        return both.build();
    }

    /** Collects what is touched. */
    static final class Builder {
        private boolean everything;
        private final SortedSet<ServiceName> services = new TreeSet<>();
        private final SortedSet<String> namespaces = new TreeSet<>();
        private final SortedMap<ClusterId, SortedSet<ObjectName>> pods = new TreeMap<>();

        void everything() {
            everything = true;
        }

        void service(ServiceName name) {
            services.add(name);
        }

        void namespace(String name) {
            namespaces.add(name);
        }

        void pod(ClusterId cluster, ObjectName name) {
            pods.computeIfAbsent(cluster, _ -> new TreeSet<>()).add(name);
        }

        void add(ClusterSetChange change) {
            everything |= change.everything;
            services.addAll(change.services);
            namespaces.addAll(change.namespaces);
            change.pods.forEach((cluster, names) -> names.forEach(name -> pod(cluster, name)));
        }

        /**
         * Adds the Services that the touched pods are behind in the image before the change. A pod that is behind
         * another one afterwards is so by a changed slice, which is touched itself.
         */
        void resolvePods(ClusterImage image) {
            Map<String, Set<ObjectName>> byNamespace =
                    pods.getOrDefault(image.id(), Collections.emptySortedSet()).stream()
                            .collect(Collectors.groupingBy(ObjectName::namespace, Collectors.toSet()));
            byNamespace.forEach((namespace, names) -> image.namespace(namespace)
                    .servicesOf(names)
                    .forEach(service -> service(new ServiceName(namespace, service))));
        }

        ClusterSetChange build() {
            return new ClusterSetChange(everything, services, namespaces, pods);
        }
    }
}
