package io.fairway.watchers.decode;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.ServiceExport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Decodes the kinds that have next to nothing to decode: Namespace, ServiceExport (KEP-1645) and ClusterProperty
 * (KEP-2149).
 */
final class SimpleObjects {

    private SimpleObjects() {}

    static Optional<ClusterObject> namespace(ObjectName name) {
        return Optional.of(new Namespace(name.name()));
    }

    static Optional<ClusterObject> serviceExport(ObjectKind kind, ObjectName name, Field root) {
        Field spec = root.at("spec");
        return Optional.of(new ServiceExport(
                kind,
                new ServiceName(name.namespace(), name.name()),
                instant(root.at("metadata").at("creationTimestamp")).orElse(Instant.MAX),
                spec.at("exportedLabels").strings(),
                spec.at("exportedAnnotations").strings()));
    }

    static Optional<ClusterObject> clusterProperty(ObjectName name, Field root) {
        String value = root.at("spec").at("value").required("a value").orElse("");
        return Optional.of(new ClusterProperty(name.name(), value));
    }

    private static Optional<Instant> instant(Field field) {
        return field.text().flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notATime) {
                field.refuse("an RFC 3339 time such as 2026-01-31T12:00:00Z");
                return Optional.empty();
            }
        });
    }
}
