package io.fairway.model.service;

/** Whether an endpoint should get load. */
public enum Health {
    /** Takes new load. */
    HEALTHY,
    /** Finishes what it has and takes nothing new; its going is planned, so it is not a loss of capacity. */
    DRAINING,
    /** Should take load and cannot; its capacity is missing. */
    UNHEALTHY
}
