package io.fairway.xds.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.ProxyStatus;
import io.fairway.xds.stream.SentResponse;
import io.fairway.xds.stream.TypeStatus;
import io.fairway.xds.translate.ResourceText;
import java.util.List;

/** The proxies and what they were given as trees. Secrets are never shown. */
final class ProxyPages {

    private static final String REDACTED = "[redacted]";

    private ProxyPages() {}

    /** Every stream of every proxy, and per type whether what was sent was taken. */
    static ArrayNode proxies(List<ProxyStatus> proxies) {
        ArrayNode list = Trees.array();
        proxies.forEach(proxy -> list.add(proxy(proxy)));
        return list;
    }

    private static ObjectNode proxy(ProxyStatus proxy) {
        ObjectNode node = Trees.object();
        node.put("node", proxy.stream().nodeId());
        node.set("identity", Trees.of(proxy.stream().identity()));
        node.put("stream", proxy.stream().kind().name());
        node.put("since", proxy.stream().since().toString());
        ObjectNode types = node.putObject("types");
        proxy.types().forEach((type, status) -> types.set(type.name(), type(status)));
        return node;
    }

    private static ObjectNode type(TypeStatus status) {
        ObjectNode node = Trees.object();
        node.put("state", state(status));
        node.put("wants", status.interest().toString());
        node.put("responses", status.responses());
        status.sent().ifPresent(sent -> node.set("sent", Trees.of(sent)));
        status.acked().ifPresent(acked -> node.set("acked", Trees.of(acked)));
        status.nacked().ifPresent(nacked -> node.set("nacked", Trees.of(nacked)));
        return node;
    }

    /** {@code ACKED}, {@code NACKED}, {@code SENT} while the proxy has not answered yet, {@code SUBSCRIBED} before the first response. */
    static String state(TypeStatus status) {
        if (status.isRejected()) {
            return "NACKED";
        }
        if (status.sent().isEmpty()) {
            return "SUBSCRIBED";
        }
        return status.acked().map(SentResponse::nonce).equals(status.sent().map(SentResponse::nonce))
                ? "ACKED"
                : "SENT";
    }

    /** What a proxy was given, by type and name. */
    static ObjectNode resources(ProxySnapshot snapshot) {
        ObjectNode root = Trees.object();
        root.put("revision", snapshot.revision());
        ObjectNode types = root.putObject("resources");
        for (ResourceType type : ResourceType.values()) {
            ObjectNode resources = types.putObject(type.name());
            snapshot.of(type).forEach((name, resource) -> {
                ObjectNode node = resources.putObject(name);
                node.put("version", resource.version());
                node.set("resource", body(type, resource));
            });
        }
        return root;
    }

    private static JsonNode body(ResourceType type, EncodedResource resource) {
        try {
            return switch (type) {
                case CLUSTER -> json(resource, Cluster.class);
                case ENDPOINT -> json(resource, ClusterLoadAssignment.class);
                case LISTENER -> json(resource, Listener.class);
                case ROUTE -> json(resource, RouteConfiguration.class);
                case SECRET -> Trees.of(REDACTED);
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("resource " + resource.name() + " is not of its own type", e);
        }
    }

    private static <T extends Message> JsonNode json(EncodedResource resource, Class<T> type)
            throws InvalidProtocolBufferException {
        return ResourceText.json(resource.body().unpack(type));
    }
}
