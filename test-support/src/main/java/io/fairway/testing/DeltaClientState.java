package io.fairway.testing;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A client of the incremental variant that sends its node once per stream. Like Envoy it keeps the hosts of a
 * ClusterLoadAssignment that is removed: only an empty one clears them.
 */
public final class DeltaClientState implements AdsState<DeltaDiscoveryRequest> {
    private static final String ENDPOINTS = "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment";

    private final Node node;
    private final Map<String, OneType> types = new LinkedHashMap<>();
    private boolean introduced;

    private static final class OneType {
        private final SortedSet<String> names = new TreeSet<>();
        private final SortedMap<String, String> versions = new TreeMap<>();
        private final SortedMap<String, Any> resources = new TreeMap<>();
        private boolean wildcard;
    }

    public DeltaClientState(Node node) {
        this.node = node;
    }

    @Override
    public DeltaDiscoveryRequest subscribe(String typeUrl, Collection<String> names) {
        OneType type = type(typeUrl);
        type.wildcard |= names.contains("*") || (names.isEmpty() && type.names.isEmpty());
        type.names.addAll(names);
        return request(typeUrl).addAllResourceNamesSubscribe(names).build();
    }

    @Override
    public DeltaDiscoveryRequest unsubscribe(String typeUrl, Collection<String> names) {
        OneType type = type(typeUrl);
        type.names.removeAll(names);
        type.wildcard &= !names.contains("*");
        if (!type.wildcard) {
            type.resources.keySet().retainAll(type.names);
            type.versions.keySet().retainAll(type.names);
        }
        return request(typeUrl).addAllResourceNamesUnsubscribe(names).build();
    }

    @Override
    public DeltaDiscoveryRequest accept(AdsReply reply) {
        OneType type = type(reply.typeUrl());
        reply.resources().forEach((name, resource) -> {
            if (type.wildcard || type.names.contains(name)) {
                type.resources.put(name, resource.body());
                type.versions.put(name, resource.version());
            }
        });
        type.versions.keySet().removeAll(reply.removed());
        if (!reply.typeUrl().equals(ENDPOINTS)) {
            type.resources.keySet().removeAll(reply.removed());
        }
        return request(reply.typeUrl()).setResponseNonce(reply.nonce()).build();
    }

    @Override
    public DeltaDiscoveryRequest reject(AdsReply reply, String reason) {
        return request(reply.typeUrl())
                .setResponseNonce(reply.nonce())
                .setErrorDetail(Status.newBuilder().setCode(13).setMessage(reason))
                .build();
    }

    @Override
    public List<DeltaDiscoveryRequest> reconnect() {
        introduced = false;
        return types.entrySet().stream()
                .filter(entry ->
                        entry.getValue().wildcard || !entry.getValue().names.isEmpty())
                .map(entry -> first(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public SortedMap<String, Any> resources(String typeUrl) {
        return new TreeMap<>(type(typeUrl).resources);
    }

    private DeltaDiscoveryRequest first(String typeUrl, OneType type) {
        DeltaDiscoveryRequest.Builder request =
                request(typeUrl).putAllInitialResourceVersions(type.versions).addAllResourceNamesSubscribe(type.names);
        if (type.wildcard && !type.names.isEmpty() && !type.names.contains("*")) {
            request.addResourceNamesSubscribe("*");
        }
        return request.build();
    }

    private OneType type(String typeUrl) {
        return types.computeIfAbsent(typeUrl, _ -> new OneType());
    }

    private DeltaDiscoveryRequest.Builder request(String typeUrl) {
        DeltaDiscoveryRequest.Builder request =
                DeltaDiscoveryRequest.newBuilder().setTypeUrl(typeUrl);
        if (!introduced) {
            request.setNode(node);
            introduced = true;
        }
        return request;
    }
}
