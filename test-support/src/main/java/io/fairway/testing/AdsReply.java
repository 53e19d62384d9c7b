package io.fairway.testing;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A response of either variant, as a client reads it.
 *
 * @param typeUrl the type
 * @param nonce by which it is answered
 * @param version of the type in state of the world, of the system in delta
 * @param controlPlane who sent it
 * @param resources by name
 * @param removed names that are gone; empty in state of the world
 */
public record AdsReply(
        String typeUrl,
        String nonce,
        String version,
        String controlPlane,
        NavigableMap<String, Versioned> resources,
        List<String> removed) {

    /** A resource; without a version in state of the world. */
    public record Versioned(String version, Any body) {}

    /** Reads a state-of-the-world response, and fails if a client would refuse its form. */
    public static AdsReply of(DiscoveryResponse response) {
        NavigableMap<String, Versioned> resources = new TreeMap<>();
        for (Any body : response.getResourcesList()) {
            add(resources, response.getTypeUrl(), nameOf(body), new Versioned("", body));
        }
        return new AdsReply(
                response.getTypeUrl(),
                response.getNonce(),
                response.getVersionInfo(),
                response.getControlPlane().getIdentifier(),
                resources,
                List.of());
    }

    /** Reads an incremental response, and fails if a client would refuse its form. */
    public static AdsReply of(DeltaDiscoveryResponse response) {
        NavigableMap<String, Versioned> resources = new TreeMap<>();
        for (Resource resource : response.getResourcesList()) {
            require(resource.getName().equals(nameOf(resource.getResource())), "name differs: " + resource.getName());
            add(
                    resources,
                    response.getTypeUrl(),
                    resource.getName(),
                    new Versioned(resource.getVersion(), resource.getResource()));
        }
        List<String> removed = response.getRemovedResourcesList();
        Set<String> distinct = new HashSet<>(removed);
        require(distinct.size() == removed.size(), "removed twice: " + removed);
        require(removed.stream().noneMatch(resources::containsKey), "sent and removed at once: " + removed);
        return new AdsReply(
                response.getTypeUrl(),
                response.getNonce(),
                response.getSystemVersionInfo(),
                response.getControlPlane().getIdentifier(),
                resources,
                List.copyOf(removed));
    }

    private static void add(
            NavigableMap<String, Versioned> resources, String typeUrl, String name, Versioned resource) {
        require(
                resource.body().getTypeUrl().equals(typeUrl),
                "type differs: " + resource.body().getTypeUrl());
        require(resources.put(name, resource) == null, "sent twice: " + name);
    }

    /** Every resource type that a proxy asks for has its name in field 1. */
    private static String nameOf(Any body) {
        try {
            return UnknownFieldSet.parseFrom(body.getValue())
                    .getField(1)
                    .getLengthDelimitedList()
                    .getFirst()
                    .toStringUtf8();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not a message: " + body, e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("a client would refuse this response: " + otherwise);
        }
    }
}
