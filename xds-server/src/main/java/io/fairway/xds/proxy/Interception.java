package io.fairway.xds.proxy;

/** How traffic gets into a sidecar. */
public enum Interception {
    /** The workload and its callers address the sidecar's own listeners; nothing is redirected. */
    NONE,
    /** The kernel redirects the workload's traffic to the sidecar, which finds the original destination. */
    REDIRECT
}
