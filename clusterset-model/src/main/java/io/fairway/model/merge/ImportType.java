package io.fairway.model.merge;

/** The type of a ServiceImport. */
public enum ImportType {
    /** The import has a virtual IP. */
    CLUSTER_SET_IP,
    /** Clients get the pods' own addresses. */
    HEADLESS
}
