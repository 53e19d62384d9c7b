package io.fairway.xds.demo.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Envoy clusters that a proxy has, as its {@code /clusters?format=json} says.
 *
 * @param hosts per cluster its hosts
 */
public record ClusterStatuses(SortedMap<String, SortedSet<SeenHost>> hosts) {

    /** What a proxy that does not answer has. */
    public static final ClusterStatuses NONE = new ClusterStatuses(new TreeMap<>());

    private static final ObjectMapper JSON = new ObjectMapper();

    public ClusterStatuses {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    /** The hosts of a cluster; empty if there is no such cluster, which is not the same as a cluster without hosts. */
    public Optional<SortedSet<SeenHost>> of(String cluster) {
        return Optional.ofNullable(hosts.get(cluster));
    }

    /** Reads the admin interface's answer; text that is none is {@link #NONE}. */
    public static ClusterStatuses parse(String json) {
        SortedMap<String, SortedSet<SeenHost>> found = new TreeMap<>();
        try {
            for (JsonNode cluster : JSON.readTree(json).path("cluster_statuses")) {
                SortedSet<SeenHost> hosts = new TreeSet<>();
                cluster.path("host_statuses").forEach(host -> hosts.add(host(host)));
                found.put(cluster.path("name").asText(), hosts);
            }
            return new ClusterStatuses(found);
        } catch (JsonProcessingException noJson) {
            return NONE;
        }
    }

    private static SeenHost host(JsonNode host) {
        JsonNode address = host.path("address").path("socket_address");
        return new SeenHost(
                host.path("priority").asInt(0),
                address.path("address").asText(),
                address.path("port_value").asInt(),
                host.path("weight").asLong(1),
                host.path("health_status").path("eds_health_status").asText("HEALTHY"));
    }
}
