package io.fairway.xds.demo.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The admin interface of an Envoy. An Envoy that does not answer is one that has nothing to show. */
public final class ProxyAdmin {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;

    /**
     * Does not connect yet.
     *
     * @param address {@code host:port}
     */
    public ProxyAdmin(String address) {
        this.address = address;
    }

    /** Whether the Envoy has all the configuration that it waits for and takes traffic. */
    public boolean isReady() {
        return get("/ready").isPresent();
    }

    /** Its clusters and their hosts. */
    public ClusterStatuses clusters() {
        return get("/clusters?format=json").map(ClusterStatuses::parse).orElse(ClusterStatuses.NONE);
    }

    /** The value of a counter or gauge, 0 if there is none of this name. */
    public long stat(String name) {
        return get("/stats?format=json&filter=%5E" + name.replace(".", "%5C.") + "$")
                .map(ProxyAdmin::firstValue)
                .orElse(0L);
    }

    private static long firstValue(String json) {
        try {
            JsonNode stats = JSON.readTree(json).path("stats");
            return stats.path(0).path("value").asLong(0);
        } catch (JsonProcessingException noJson) {
            return 0;
        }
    }

    /** The body of a page that answers 200. */
    public Optional<String> get(String page) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + page).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "http://" + address;
    }
}
