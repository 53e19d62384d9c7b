package io.fairway.xds.snapshot;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one proxy should have at one moment. Immutable and complete: what is not in it does not exist for the proxy.
 *
 * @param revision counts up with every snapshot that the control plane publishes, so that the later of two is known
 * @param resources per type the resources by name
 */
public record ProxySnapshot(long revision, Map<ResourceType, SortedMap<String, EncodedResource>> resources) {

    public ProxySnapshot {
        Map<ResourceType, SortedMap<String, EncodedResource>> copy = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            SortedMap<String, EncodedResource> given = resources.get(type);
            copy.put(
                    type,
                    given == null
                            ? Collections.emptySortedMap()
                            : Collections.unmodifiableSortedMap(new TreeMap<>(given)));
        }
        resources = Collections.unmodifiableMap(copy);
    }

    /** The resources of one type by name. */
    public SortedMap<String, EncodedResource> of(ResourceType type) {
        return resources.getOrDefault(type, Collections.emptySortedMap());
    }
}
