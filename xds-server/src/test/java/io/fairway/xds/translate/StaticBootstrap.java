package io.fairway.xds.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a bootstrap that needs no control plane of what a control plane would send: what Envoy would fetch stands where the
 * reference to it stood. Nothing else changes, so an Envoy that takes it takes the resources.
 */
final class StaticBootstrap {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> endpoints;
    private final Map<String, JsonNode> routes;

    private StaticBootstrap(EnvoyResources resources) {
        this.endpoints = byName(resources.endpoints(), "cluster_name");
        this.routes = byName(resources.routes(), "name");
    }

    /** The bootstrap as JSON. */
    static String of(EnvoyResources resources, Collection<? extends Message> secrets) {
        return new StaticBootstrap(resources).json(resources, secrets);
    }

    private String json(EnvoyResources resources, Collection<? extends Message> secrets) {
        ObjectNode bootstrap = JSON.createObjectNode();
        ObjectNode fixed = bootstrap.putObject("static_resources");
        fixed.set("clusters", inlined(resources.clusters()));
        fixed.set("listeners", inlined(resources.listeners()));
        fixed.set("secrets", inlined(secrets));
        return bootstrap.toPrettyString();
    }

    private ArrayNode inlined(Collection<? extends Message> messages) {
        ArrayNode list = JSON.createArrayNode();
        messages.forEach(message -> {
            JsonNode tree = ResourceText.json(message);
            inline(tree);
            list.add(tree);
        });
        return list;
    }

    private void inline(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            if (object.has("eds_cluster_config")) {
                object.remove("eds_cluster_config");
                object.put("type", "STATIC");
                object.set("load_assignment", found(endpoints, object.path("name")));
            }
            if (object.has("rds")) {
                object.set("route_config", found(routes, object.remove("rds").path("route_config_name")));
            }
            object.remove("sds_config");
        }
        tree.forEach(this::inline);
    }

    private static JsonNode found(Map<String, JsonNode> resources, JsonNode name) {
        JsonNode resource = resources.get(name.asText());
        if (resource == null) {
            throw new AssertionError("resource: " + name + " (expected: one of " + resources.keySet() + ")");
        }
        return resource;
    }

    private static Map<String, JsonNode> byName(Collection<? extends Message> messages, String key) {
        return messages.stream()
                .map(ResourceText::json)
                .collect(Collectors.toMap(it -> it.path(key).asText(), it -> it));
    }
}
