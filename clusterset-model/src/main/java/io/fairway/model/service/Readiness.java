package io.fairway.model.service;

/**
 * The conditions of one endpoint of an EndpointSlice, with the API's defaults for what is unset.
 *
 * @param ready whether it takes load; unset means true
 * @param serving whether it could answer, even while terminating; unset means {@code ready}
 * @param terminating whether it is being deleted; unset means false
 */
public record Readiness(boolean ready, boolean serving, boolean terminating) {

    /** Ready, serving and not terminating. */
    public static final Readiness READY = new Readiness(true, true, false);

    /**
     * Ready endpoints are healthy. One that terminates drains: removing it at once would cut its requests, and
     * calling it unhealthy would send load to other clusters during every rolling update. The rest is unhealthy.
     */
    public Health health() {
        if (ready) {
            return Health.HEALTHY;
        }
        return terminating ? Health.DRAINING : Health.UNHEALTHY;
    }
}
