package io.fairway.gateway.exposure;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.id.ClusterId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One server name that a gateway answers.
 *
 * @param sni the server name
 * @param clusters the clusters of the gateway's network whose endpoints stand behind it, at least one
 */
public record SniRoute(Sni sni, SortedSet<ClusterId> clusters) {
    public SniRoute {
        clusters = Collections.unmodifiableSortedSet(new TreeSet<>(clusters));
    }
}
