package io.fairway.xds.proxy;

/** What a proxy is for. */
public enum Role {
    /** Stands beside one workload and carries its calls and the calls to it. */
    SIDECAR,
    /** Lets the traffic of other networks into its own, by server name. */
    GATEWAY
}
