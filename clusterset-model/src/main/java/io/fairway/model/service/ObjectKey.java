package io.fairway.model.service;

import io.fairway.model.id.ObjectName;
import java.util.Comparator;

/**
 * What identifies an object within one cluster.
 *
 * @param kind its kind
 * @param name its namespaced name
 */
public record ObjectKey(ObjectKind kind, ObjectName name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::name);

    /** A shorthand for a namespaced object. */
    public static ObjectKey of(ObjectKind kind, String namespace, String name) {
        return new ObjectKey(kind, new ObjectName(namespace, name));
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
