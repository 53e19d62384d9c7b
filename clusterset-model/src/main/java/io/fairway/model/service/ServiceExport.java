package io.fairway.model.service;

import io.fairway.model.id.ServiceName;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The wish to offer a Service of the same name to the ClusterSet (KEP-1645).
 *
 * @param kind {@link ObjectKind#SERVICE_EXPORT} or {@link ObjectKind#GKE_SERVICE_EXPORT}
 * @param name the Service that is exported
 * @param created {@code metadata.creationTimestamp}; {@link Instant#MAX} where none is given, so that nothing wins by
 *     leaving it out
 * @param exportedLabels labels for the import
 * @param exportedAnnotations annotations for the import
 */
public record ServiceExport(
        ObjectKind kind,
        ServiceName name,
        Instant created,
        SortedMap<String, String> exportedLabels,
        SortedMap<String, String> exportedAnnotations)
        implements ClusterObject {

    public ServiceExport {
        if (kind != ObjectKind.SERVICE_EXPORT && kind != ObjectKind.GKE_SERVICE_EXPORT) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: a kind of ServiceExport)");
        }
        exportedLabels = Collections.unmodifiableSortedMap(new TreeMap<>(exportedLabels));
        exportedAnnotations = Collections.unmodifiableSortedMap(new TreeMap<>(exportedAnnotations));
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(kind, name.namespace(), name.name());
    }
}
