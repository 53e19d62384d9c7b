package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** A client of one Envoy's admin interface. Safe for several threads. */
public final class EnvoyAdmin {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI base;

    /**
     * Makes a client; connects when asked.
     *
     * @param http does the calls
     * @param base where the interface is, such as {@code http://127.0.0.1:9901}
     */
    public EnvoyAdmin(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Where the interface is. */
    public URI base() {
        return base;
    }

    /** Whether Envoy says that it is ready; false too if nothing answers. */
    public boolean isReady() throws IOException, InterruptedException {
        try {
            return send("GET", "/ready").statusCode() == OK;
        } catch (ConnectException _) {
            return false;
        }
    }

    /**
     * Counters and gauges by name.
     *
     * @param filter a regular expression that some part of the name must match; empty for all
     */
    public SortedMap<String, Long> stats(String filter) throws IOException, InterruptedException {
        SortedMap<String, Long> stats = new TreeMap<>();
        String query = filter.isEmpty() ? "" : "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        get("/stats" + query).lines().forEach(line -> {
            int colon = line.lastIndexOf(": ");
            String value = colon < 0 ? "" : line.substring(colon + 2);
            if (value.matches("\\d{1,18}")) {
                stats.put(line.substring(0, colon), Long.parseLong(value));
            }
        });
        return stats;
    }

    /** One counter or gauge; 0 if Envoy has none of this name yet. */
    public long stat(String name) throws IOException, InterruptedException {
        return stats("^" + name.replaceAll("[^A-Za-z0-9_/]", "\\\\$0") + "$").getOrDefault(name, 0L);
    }

    /** The clusters and their hosts, as JSON of {@code envoy.admin.v3.Clusters}. */
    public String clusters() throws IOException, InterruptedException {
        return get("/clusters?format=json");
    }

    /** The listeners, as JSON of {@code envoy.admin.v3.Listeners}. */
    public String listeners() throws IOException, InterruptedException {
        return get("/listeners?format=json");
    }

    /** The whole configuration with endpoints, as JSON of {@code envoy.admin.v3.ConfigDump}; Envoy leaves private keys out. */
    public String configDump() throws IOException, InterruptedException {
        return get("/config_dump?include_eds");
    }

    /** The certificates in use, as JSON of {@code envoy.admin.v3.Certificates}. */
    public String certificates() throws IOException, InterruptedException {
        return get("/certs");
    }

    /** Asks Envoy to end. */
    public void quit() throws IOException, InterruptedException {
        require(OK, "/quitquitquit", send("POST", "/quitquitquit"));
    }

    /**
     * The answer to any other GET.
     *
     * @param path path and query
     */
    public String get(String path) throws IOException, InterruptedException {
        return require(OK, path, send("GET", path)).body();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> require(int status, String path, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException(base + path + ": status " + response.statusCode() + " (expected: " + status + "): "
                    + response.body());
        }
        return response;
    }
}
