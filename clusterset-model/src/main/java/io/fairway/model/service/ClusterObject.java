package io.fairway.model.service;

/**
 * One object of a member cluster, reduced to what Fairway needs of it. Two objects of one cluster never share a key.
 */
public sealed interface ClusterObject permits ClusterProperty, EndpointSlice, Namespace, Pod, Service, ServiceExport {

    /** What identifies the object within its cluster. */
    ObjectKey key();
}
