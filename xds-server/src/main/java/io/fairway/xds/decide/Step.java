package io.fairway.xds.decide;

/** The steps that an endpoint must pass, in order; a dropped endpoint names the first that it failed. */
public enum Step {
    /** Its cluster has been seen at all. */
    SYNCED,
    /** It is in the cluster or network that was asked for. */
    SCOPE,
    /** Its Service is validly exported, or the caller asks for its own cluster. */
    EXPORTED,
    /** The caller's cluster has the namespace (namespace sameness). */
    NAMESPACE,
    /** Its own Service declares the port (a conflicting port reaches only the clusters that declare it). */
    PORT,
    /** Its cluster may use its address. */
    ADDRESS,
    /** A way leads to it. */
    REACHABLE,
    /** No better endpoint has the same address and port in the same network: Envoy would silently drop one of the two. */
    DUPLICATE
}
