package io.fairway.model.service;

/** What kind of address a Service has; NodePort and LoadBalancer Services are {@link #CLUSTER_IP} here (KEP-1645). */
public enum ServiceType {
    /** The Service has a virtual IP. */
    CLUSTER_IP,
    /** {@code clusterIP: None}: clients get the pods' own addresses. */
    HEADLESS,
    /** A DNS alias; it has no endpoints and cannot be exported. */
    EXTERNAL_NAME
}
