package io.fairway.xds.decide;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;

/**
 * Whose calls a decision is for.
 *
 * @param cluster the cluster that the caller runs in
 * @param locality where it runs
 */
public record Caller(ClusterId cluster, Locality locality) {}
