package io.fairway.model.service;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Service fields that steer traffic and that KEP-1645 merges one by one, as written by the user or by their API
 * defaults.
 *
 * @param sessionAffinity {@code None} or {@code ClientIP}
 * @param sessionAffinityTimeoutSeconds {@code sessionAffinityConfig.clientIP.timeoutSeconds}
 * @param internalTrafficPolicy {@code Cluster} or {@code Local}
 * @param trafficDistribution such as {@code PreferSameZone}
 */
public record TrafficSettings(
        String sessionAffinity,
        OptionalInt sessionAffinityTimeoutSeconds,
        String internalTrafficPolicy,
        Optional<String> trafficDistribution) {

    /** What an API server fills in where the user wrote nothing. */
    public static final TrafficSettings DEFAULT =
            new TrafficSettings("None", OptionalInt.empty(), "Cluster", Optional.empty());
}
