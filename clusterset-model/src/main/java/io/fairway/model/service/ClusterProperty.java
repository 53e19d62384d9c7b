package io.fairway.model.service;

/**
 * An about.k8s.io ClusterProperty (KEP-2149), such as {@code cluster.clusterset.k8s.io}.
 *
 * @param name the property's name
 * @param value its value, never empty
 */
public record ClusterProperty(String name, String value) implements ClusterObject {

    /** The property that names the cluster within its ClusterSet. */
    public static final String CLUSTER_ID = "cluster.clusterset.k8s.io";

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.CLUSTER_PROPERTY, "", name);
    }
}
