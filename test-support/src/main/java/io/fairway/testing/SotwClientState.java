package io.fairway.testing;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A client of the state-of-the-world variant that sends its node once per stream, as Envoy does when told to. */
public final class SotwClientState implements AdsState<DiscoveryRequest> {
    private static final List<String> FULL_STATE = List.of(
            "type.googleapis.com/envoy.config.cluster.v3.Cluster",
            "type.googleapis.com/envoy.config.listener.v3.Listener");

    private final Node node;
    private final Map<String, OneType> types = new LinkedHashMap<>();
    private boolean introduced;

    private static final class OneType {
        private final SortedSet<String> names = new TreeSet<>();
        private final SortedMap<String, Any> resources = new TreeMap<>();
        private boolean everNamed;
        private String nonce = "";
        private String version = "";

        boolean wants(String name) {
            return names.contains(name) || names.contains("*") || !everNamed;
        }
    }

    public SotwClientState(Node node) {
        this.node = node;
    }

    @Override
    public DiscoveryRequest subscribe(String typeUrl, Collection<String> names) {
        OneType type = type(typeUrl);
        type.names.addAll(names);
        type.everNamed |= !names.isEmpty();
        return request(typeUrl, type).build();
    }

    @Override
    public DiscoveryRequest unsubscribe(String typeUrl, Collection<String> names) {
        OneType type = type(typeUrl);
        type.names.removeAll(names);
        type.resources.keySet().removeIf(name -> !type.wants(name));
        return request(typeUrl, type).build();
    }

    @Override
    public DiscoveryRequest accept(AdsReply reply) {
        OneType type = type(reply.typeUrl());
        if (FULL_STATE.contains(reply.typeUrl())) {
            type.resources.clear();
        }
        reply.resources().forEach((name, resource) -> {
            if (type.wants(name)) {
                type.resources.put(name, resource.body());
            }
        });
        type.version = reply.version();
        type.nonce = reply.nonce();
        return request(reply.typeUrl(), type).build();
    }

    @Override
    public DiscoveryRequest reject(AdsReply reply, String reason) {
        OneType type = type(reply.typeUrl());
        type.nonce = reply.nonce();
        return request(reply.typeUrl(), type)
                .setErrorDetail(Status.newBuilder().setCode(13).setMessage(reason))
                .build();
    }

    @Override
    public List<DiscoveryRequest> reconnect() {
        introduced = false;
        types.values().forEach(type -> {
            type.nonce = "";
            type.everNamed = !type.names.isEmpty();
        });
        return types.entrySet().stream()
                .filter(entry -> FULL_STATE.contains(entry.getKey())
                        || !entry.getValue().names.isEmpty())
                .map(entry -> request(entry.getKey(), entry.getValue()).build())
                .toList();
    }

    @Override
    public SortedMap<String, Any> resources(String typeUrl) {
        return new TreeMap<>(type(typeUrl).resources);
    }

    private OneType type(String typeUrl) {
        return types.computeIfAbsent(typeUrl, _ -> new OneType());
    }

    private DiscoveryRequest.Builder request(String typeUrl, OneType type) {
        DiscoveryRequest.Builder request = DiscoveryRequest.newBuilder()
                .setTypeUrl(typeUrl)
                .setVersionInfo(type.version)
                .setResponseNonce(type.nonce)
                .addAllResourceNames(type.names);
        if (!introduced) {
            request.setNode(node);
            introduced = true;
        }
        return request;
    }
}
