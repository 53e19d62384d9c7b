package io.fairway.model.service;

/**
 * A core/v1 Namespace.
 *
 * @param name its name
 */
public record Namespace(String name) implements ClusterObject {
    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.NAMESPACE, "", name);
    }
}
