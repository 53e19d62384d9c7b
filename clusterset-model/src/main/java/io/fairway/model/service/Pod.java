package io.fairway.model.service;

import io.fairway.model.id.ObjectName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A core/v1 Pod, reduced to who it is and whether a sidecar stands before it.
 *
 * @param name its namespaced name
 * @param serviceAccount {@code spec.serviceAccountName}, which an API server defaults to {@code default}
 * @param labels its labels
 * @param ip its address, once it has one
 * @param sidecar whether it carries annotation {@value #SIDECAR_ANNOTATION} with value {@code "true"}
 */
public record Pod(
        ObjectName name, String serviceAccount, SortedMap<String, String> labels, Optional<String> ip, boolean sidecar)
        implements ClusterObject {

    /** The annotation that says that a Fairway sidecar stands before the pod. */
    public static final String SIDECAR_ANNOTATION = "fairway.io/sidecar";

    public Pod {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(ObjectKind.POD, name);
    }
}
