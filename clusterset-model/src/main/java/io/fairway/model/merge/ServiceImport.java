package io.fairway.model.merge;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.TrafficSettings;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the exports of one Service amount to.
 *
 * @param name the Service
 * @param type whether it has a virtual IP
 * @param ports the union of the exported ports; names are unique, and so are (protocol, port) pairs
 * @param traffic the fields that steer traffic, each from the oldest export
 * @param labels {@code exportedLabels} of the oldest export
 * @param annotations {@code exportedAnnotations} of the oldest export
 * @param exportedBy the clusters whose endpoints stand behind it
 */
public record ServiceImport(
        ServiceName name,
        ImportType type,
        List<ImportedPort> ports,
        TrafficSettings traffic,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        SortedSet<ClusterId> exportedBy) {
    public ServiceImport {
        ports = List.copyOf(ports);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        exportedBy = Collections.unmodifiableSortedSet(new TreeSet<>(exportedBy));
    }
}
