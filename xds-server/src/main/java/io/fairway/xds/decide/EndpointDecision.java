package io.fairway.xds.decide;

import io.fairway.gateway.Reachability;
import io.fairway.model.endpoint.Endpoint;

/**
 * What was decided on one endpoint.
 *
 * @param endpoint the endpoint
 * @param outcome kept or dropped
 */
public record EndpointDecision(Endpoint endpoint, Outcome outcome) {

    /** Kept or dropped. */
    public sealed interface Outcome {}

    /**
     * The endpoint may get the caller's load.
     *
     * @param priority 0 for the first choice; without gaps over all kept endpoints
     * @param share its part of the priority's healthy capacity, 0 to 1; 0 unless it is healthy
     * @param reachability directly or through gateways, never unreachable
     * @param reason why this priority, for people
     */
    public record Kept(int priority, double share, Reachability reachability, String reason) implements Outcome {}

    /**
     * The endpoint gets none of the caller's load.
     *
     * @param step the step that it failed
     * @param reason why, for people
     */
    public record Dropped(Step step, String reason) implements Outcome {}
}
