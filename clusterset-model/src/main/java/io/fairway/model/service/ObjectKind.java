package io.fairway.model.service;

/** The kinds of objects that Fairway reads from a member cluster. */
public enum ObjectKind {
    /** core/v1 Namespace. */
    NAMESPACE,
    /** core/v1 Service. */
    SERVICE,
    /** discovery.k8s.io/v1 EndpointSlice. */
    ENDPOINT_SLICE,
    /** core/v1 Pod. */
    POD,
    /** multicluster.x-k8s.io ServiceExport, v1alpha1 or v1beta1: one object, whichever version shows it. */
    SERVICE_EXPORT,
    /** net.gke.io/v1 ServiceExport: an object of its own that may stand beside the other. */
    GKE_SERVICE_EXPORT,
    /** about.k8s.io ClusterProperty. */
    CLUSTER_PROPERTY
}
