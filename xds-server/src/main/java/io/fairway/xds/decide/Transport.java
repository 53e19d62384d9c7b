package io.fairway.xds.decide;

/** What a caller speaks to a host. */
public enum Transport {
    /** Plain text: no sidecar stands there. */
    PLAIN,
    /** Mutual TLS with the endpoint's sidecar. */
    MUTUAL_TLS,
    /** Mutual TLS with the endpoint's sidecar, passed through a gateway by server name. */
    MUTUAL_TLS_VIA_GATEWAY
}
