package io.fairway.xds.stream.protocol;

import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stream serves at one moment: the newest snapshot and, for a while, what it no longer has but the proxy may still use.
 * A resource leaves in two steps: first listeners and routes, then what they used (P41, P42). Immutable.
 */
public final class ServedView {
    private final ProxySnapshot snapshot;
    private final Map<ResourceType, SortedMap<String, Leaving>> leaving;
    private final Map<ResourceType, SortedMap<String, EncodedResource>> served;

    /**
     * A resource that is not in the newest snapshot.
     *
     * @param since the revision that first lacked it
     */
    private record Leaving(EncodedResource resource, long since) {}

    private ServedView(ProxySnapshot snapshot, Map<ResourceType, SortedMap<String, Leaving>> leaving) {
        this.snapshot = snapshot;
        this.leaving = leaving;
        this.served = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            served.put(type, union(snapshot.of(type), leavingOf(type)));
        }
    }

    /** The view of a stream that has been served nothing yet. */
    public static ServedView of(ProxySnapshot snapshot) {
        return new ServedView(snapshot, Map.of());
    }

    /** This view with a newer snapshot: what that one lacks stays until it may leave. */
    public ServedView next(ProxySnapshot newer) {
        Map<ResourceType, SortedMap<String, Leaving>> next = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            SortedMap<String, Leaving> left = new TreeMap<>(leavingOf(type));
            snapshot.of(type).forEach((name, resource) -> left.put(name, new Leaving(resource, newer.revision())));
            left.keySet().removeAll(newer.of(type).keySet());
            if (type == ResourceType.ENDPOINT) {
                // Endpoints that are gone must not be called. Only where the whole cluster goes do they stay as long as
                // it.
                left.keySet().removeAll(newer.of(ResourceType.CLUSTER).keySet());
                left.keySet().retainAll(of(ResourceType.CLUSTER).keySet());
            }
            next.put(type, left);
        }
        return new ServedView(newer, next);
    }

    /** This view without the listeners and routes that left at this revision or before. */
    public ServedView withoutReferrers(long revision) {
        Map<ResourceType, SortedMap<String, Leaving>> rest = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            rest.put(type, isReferrer(type) ? newerThan(type, revision) : leavingOf(type));
        }
        return new ServedView(snapshot, rest);
    }

    /** This view without anything that left at this revision or before. */
    public ServedView withoutLeft(long revision) {
        Map<ResourceType, SortedMap<String, Leaving>> rest = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            rest.put(type, newerThan(type, revision));
        }
        return new ServedView(snapshot, rest);
    }

    /** The revision of the newest snapshot. */
    public long revision() {
        return snapshot.revision();
    }

    /** Whether something is served that left at this revision or before. */
    public boolean isLeaving(long revision) {
        return leaving.values().stream().anyMatch(left -> hasOlder(left, revision));
    }

    /** Whether a listener or route is served that left at this revision or before. */
    public boolean isReferrerLeaving(long revision) {
        return hasOlder(leavingOf(ResourceType.LISTENER), revision)
                || hasOlder(leavingOf(ResourceType.ROUTE), revision);
    }

    /** The resources of a type by name. */
    public SortedMap<String, EncodedResource> of(ResourceType type) {
        return served.getOrDefault(type, Collections.emptySortedMap());
    }

    /**
     * What a client should have under a name. Where there is no ClusterLoadAssignment it is an empty one, if the cluster is
     * known or the client has hosts: Envoy keeps the hosts of a removed assignment, and warms a cluster until it has one (P38).
     */
    public Optional<EncodedResource> find(ResourceType type, String name, ClientState client) {
        EncodedResource resource = of(type).get(name);
        if (resource == null && type == ResourceType.ENDPOINT && (isCluster(name) || client.mayHave(name))) {
            resource = ResourceEncoder.encode(
                    ClusterLoadAssignment.newBuilder().setClusterName(name).build());
        }
        return Optional.ofNullable(resource);
    }

    private boolean isCluster(String name) {
        return of(ResourceType.CLUSTER).containsKey(name);
    }

    private SortedMap<String, Leaving> leavingOf(ResourceType type) {
        return leaving.getOrDefault(type, Collections.emptySortedMap());
    }

    private SortedMap<String, Leaving> newerThan(ResourceType type, long revision) {
        SortedMap<String, Leaving> rest = new TreeMap<>(leavingOf(type));
        rest.values().removeIf(left -> left.since() <= revision);
        return rest;
    }

    private static boolean hasOlder(SortedMap<String, Leaving> leaving, long revision) {
        return leaving.values().stream().anyMatch(left -> left.since() <= revision);
    }

    private static boolean isReferrer(ResourceType type) {
        return type == ResourceType.LISTENER || type == ResourceType.ROUTE;
    }

    private static SortedMap<String, EncodedResource> union(
            SortedMap<String, EncodedResource> current, SortedMap<String, Leaving> left) {
        if (left.isEmpty()) {
            return current;
        }
        SortedMap<String, EncodedResource> union = new TreeMap<>(current);
        left.forEach((name, resource) -> union.putIfAbsent(name, resource.resource()));
        return union;
    }
}
