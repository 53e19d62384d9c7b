package io.fairway.xds.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.fairway.xds.translate.EnvoyResources;
import io.fairway.xds.translate.ResourceText;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What an Envoy works with, by its own account: resources by type and name as it received them, endpoints as hosts,
 * since Envoy prints what it makes of an assignment and not the assignment.
 *
 * @param resources clusters, listeners and routes by {@code type/name}
 * @param hosts per endpoint assignment its hosts, one text each
 * @param versions of the resources, by {@code type/name}
 */
record DumpedConfig(
        SortedMap<String, Message> resources,
        SortedMap<String, SortedSet<String>> hosts,
        SortedMap<String, String> versions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what {@code /config_dump?include_eds} says. */
    static DumpedConfig parse(String text) {
        try {
            DumpedConfig dump = new DumpedConfig(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (JsonNode section : JSON.readTree(text).path("configs")) {
                dump.read(section);
            }
            return dump;
        } catch (IOException e) {
            throw new AssertionError("Envoy's dump is not of its API: " + e.getMessage(), e);
        }
    }

    /** What an Envoy must work with that has these resources. */
    static DumpedConfig expected(EnvoyResources resources) {
        DumpedConfig config = new DumpedConfig(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        resources.clusters().forEach(it -> config.resources.put("cluster/" + it.getName(), it));
        resources.listeners().forEach(it -> config.resources.put("listener/" + it.getName(), it));
        resources.routes().forEach(it -> config.resources.put("route/" + it.getName(), it));
        resources.endpoints().forEach(config::addHosts);
        resources.clusters().stream()
                .filter(Cluster::hasLoadAssignment)
                .forEach(it -> config.addHosts(it.getLoadAssignment()));
        return config;
    }

    /** Whether both say the same, whatever the versions. */
    boolean saysTheSameAs(DumpedConfig other) {
        return resources.equals(other.resources) && hosts.equals(other.hosts);
    }

    private void read(JsonNode section) throws IOException {
        for (JsonNode it : section.path("dynamic_active_clusters")) {
            add("cluster", it, it.path("cluster"), Cluster::newBuilder);
        }
        for (JsonNode it : section.path("dynamic_listeners")) {
            JsonNode active = it.path("active_state");
            if (active.isObject()) {
                add("listener", active, active.path("listener"), Listener::newBuilder);
            }
        }
        for (JsonNode it : section.path("dynamic_route_configs")) {
            add("route", it, it.path("route_config"), RouteConfiguration::newBuilder);
        }
        for (JsonNode it : section.path("dynamic_endpoint_configs")) {
            ClusterLoadAssignment.Builder assignment = ClusterLoadAssignment.newBuilder();
            ResourceText.parse(it.path("endpoint_config"), assignment);
            addHosts(assignment.build());
        }
    }

    private void add(String type, JsonNode state, JsonNode resource, Supplier<Message.Builder> builder)
            throws IOException {
        Message.Builder message = builder.get();
        ResourceText.parse(resource, message);
        String key = type + "/" + resource.path("name").asText();
        resources.put(key, message.build());
        versions.put(key, state.path("version_info").asText());
    }

    private void addHosts(ClusterLoadAssignment assignment) {
        SortedSet<String> all = hosts.computeIfAbsent(assignment.getClusterName(), _ -> new TreeSet<>());
        for (LocalityLbEndpoints place : assignment.getEndpointsList()) {
            place.getLbEndpointsList().forEach(host -> all.add(host(place, host)));
        }
    }

    private static String host(LocalityLbEndpoints place, LbEndpoint host) {
        SocketAddress address = host.getEndpoint().getAddress().getSocketAddress();
        return "P" + place.getPriority() + " " + place.getLocality().getRegion() + "/"
                + place.getLocality().getZone() + " " + address.getAddress() + ":" + address.getPortValue() + " weight "
                + Math.max(1, host.getLoadBalancingWeight().getValue())
                + (isHealthy(host) ? " healthy" : " not healthy");
    }

    /** Envoy tells draining from unhealthy when it picks hosts, but prints both as unhealthy here. */
    private static boolean isHealthy(LbEndpoint host) {
        return host.getHealthStatus() == HealthStatus.HEALTHY || host.getHealthStatus() == HealthStatus.UNKNOWN;
    }

    /** The resources that only one of both has, or has otherwise, for people. */
    Collection<String> differences(DumpedConfig other) {
        SortedSet<String> names = new TreeSet<>();
        collect(names, resources, other.resources);
        collect(names, hosts, other.hosts);
        return names;
    }

    private static void collect(SortedSet<String> names, Map<String, ?> one, Map<String, ?> other) {
        SortedSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        for (String name : all) {
            Object here = one.get(name);
            Object there = other.get(name);
            if (here == null || !here.equals(there)) {
                names.add(name + "\n--- one\n" + here + "\n--- other\n" + there);
            }
        }
    }
}
