package io.fairway.model.merge;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of merging one Service.
 *
 * @param name the Service
 * @param serviceImport the import, absent while no cluster exports it validly
 * @param conditions per cluster that has an export the conditions of that export, in the order Valid, Ready, Conflict
 */
public record MergedService(
        ServiceName name, Optional<ServiceImport> serviceImport, SortedMap<ClusterId, List<Condition>> conditions) {
    public MergedService {
        SortedMap<ClusterId, List<Condition>> copy = new TreeMap<>();
        conditions.forEach((cluster, list) -> copy.put(cluster, List.copyOf(list)));
        conditions = Collections.unmodifiableSortedMap(copy);
    }

    /** The conditions of the cluster's export, in the order Valid, Ready, Conflict; empty if it has none. */
    public List<Condition> conditionsOf(ClusterId cluster) {
        return conditions.getOrDefault(cluster, List.of());
    }

    /** Whether no cluster exports the Service, so that there is nothing to say of it. */
    boolean isEmpty() {
        return serviceImport.isEmpty() && conditions.isEmpty();
    }
}
