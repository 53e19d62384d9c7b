package io.fairway.model;

import io.fairway.model.id.ObjectName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The objects of one namespace of one cluster. It is the unit of structural sharing: a change copies the namespaces
 * that it touches and no other.
 *
 * @param objects every object of the namespace, the Namespace itself excepted
 * @param slices the EndpointSlices by the Service that they belong to and their own name; derived from
 *     {@code objects}
 */
record NamespaceImage(
        SortedMap<ObjectKey, ClusterObject> objects, SortedMap<String, SortedMap<String, EndpointSlice>> slices) {

    static final NamespaceImage EMPTY = new NamespaceImage(Collections.emptySortedMap(), Collections.emptySortedMap());

    static NamespaceImage of(SortedMap<ObjectKey, ClusterObject> objects) {
        SortedMap<String, SortedMap<String, EndpointSlice>> slices = new TreeMap<>();
        for (ClusterObject object : objects.values()) {
            if (object instanceof EndpointSlice slice) {
                slices.computeIfAbsent(slice.service().name(), _ -> new TreeMap<>())
                        .put(slice.name().name(), slice);
            }
        }
        return new NamespaceImage(
                Collections.unmodifiableSortedMap(objects), Collections.unmodifiableSortedMap(slices));
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    List<EndpointSlice> slicesOf(String service) {
        return List.copyOf(
                slices.getOrDefault(service, Collections.emptySortedMap()).values());
    }

    /** The names of the Services that have an endpoint in one of the pods. One pass, however many pods there are. */
    Stream<String> servicesOf(Set<ObjectName> pods) {
        return slices.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream()
                        .flatMap(slice -> slice.endpoints().stream())
                        .anyMatch(endpoint ->
                                endpoint.pod().filter(pods::contains).isPresent()))
                .map(Map.Entry::getKey);
    }
}
