package io.fairway.xds.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.id.ClusterId;
import io.fairway.testing.AdsTestClient;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.envoy.Await;
import io.fairway.xds.pipeline.Server;
import io.fairway.xds.pipeline.Surroundings;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ResourceType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admin port of a whole running server, over HTTP. */
class AdminServerFeatureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ProxyIdentity WEB = new ProxyIdentity(new ClusterId("east"), "shop", "web", "web-1");
    private static final String CART = """
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec: {clusterIP: 10.96.0.5, ports: [{name: http, port: 80}]}
            ---
            apiVersion: multicluster.x-k8s.io/v1beta1
            kind: ServiceExport
            metadata: {name: cart, namespace: shop}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: cart-1, namespace: shop, labels: {kubernetes.io/service-name: cart}}
            addressType: IPv4
            ports: [{name: http, port: 8080}]
            endpoints: [{addresses: [10.1.0.1]}]
            """;

    private static final int LINE_OF_THE_PORT = 14;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(folder.resolve("fairway.yaml"), """
                apiVersion: fairway.io/v1alpha1
                kind: ServerConfig
                trustDomain: test.example
                xds: {address: 127.0.0.1, port: 0}
                admin: {address: 127.0.0.1, port: 0}
                networks: [{id: blue}]
                clusters: [{id: east, folder: east, network: blue, region: eu, zone: a}]
                """);
        if (!(ServerConfigFile.read(file) instanceof ConfigResult.Valid<ServerConfig>(ServerConfig config))) {
            throw new AssertionError("the configuration of this test is not valid");
        }
        server = Server.start(config, Surroundings.ofThisMachine(), "test");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAliveAtOnceAndReadyOnceEveryClusterWasSeen() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz?verbose").body()).contains("east");
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        writeCart();
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void servesTheMetricsThatTheReferenceLists() throws Exception {
        writeCart();
        assertThat(names(get("/metrics").body(), "# TYPE (fairway_\\w+)"))
                .isEqualTo(names(Files.readString(Path.of("../docs/reference/metrics.md")), "`(fairway_\\w+)`"));
    }

    @Test
    void showsTheImageAsYamlAndAsTheSameJson() throws Exception {
        writeCart();
        JsonNode yaml = new YAMLMapper().readTree(get("/image").body());
        assertThat(yaml)
                .isEqualTo(new ObjectMapper().readTree(get("/image?format=json").body()));
        assertThat(yaml.at("/clusters/east/freshness/state").asText()).isEqualTo("LIVE");
    }

    @Test
    void showsImportsWithTheConditionsOfTheirExports() throws Exception {
        writeCart();
        JsonNode cart = json("/imports?format=json").get("shop/cart");
        assertThat(cart.at("/exportedBy/0").asText()).isEqualTo("east");
        assertThat(cart.at("/conditions/east/0/reason").asText()).isEqualTo("Valid");
    }

    @Test
    void showsABrokenFileByFileAndLineAndKeepsWhatItHeld() throws Exception {
        writeCart();
        replace(CART.replace("port: 8080", "port: 80800"));
        Await.until("the problem", PATIENCE, () -> get("/clusters").body().contains("80800"));
        JsonNode problem = json("/clusters?format=json").at("/east/problems/0");
        assertThat(problem.get("where").asText()).endsWith("cart.yaml");
        assertThat(problem.get("line").asInt()).isEqualTo(LINE_OF_THE_PORT);
        assertThat(problem.get("message").asText()).contains("80800", "expected: 1-65535");
        assertThat(get("/explain?service=shop/cart&cluster=east").body()).contains("10.1.0.1:8080");
    }

    @Test
    void showsWhatAProxyWasGivenButNoSecret() throws Exception {
        writeCart();
        try (AdsTestClient proxy = connect()) {
            proxy.acceptAll()
                    .subscribe(ResourceType.SECRET.typeUrl(), "workload-certificate", "trust-bundle")
                    .subscribe(ResourceType.CLUSTER.typeUrl());
            proxy.await(ResourceType.SECRET.typeUrl(), secrets -> secrets.size() == 2);
            proxy.await(ResourceType.CLUSTER.typeUrl(), clusters -> !clusters.isEmpty());
            Await.until(
                    "the acknowledgement",
                    PATIENCE,
                    () -> json("/proxies").at("/0/types/CLUSTER/state").asText().equals("ACKED"));
            assertThat(json("/proxies").at("/0/node").asText()).isEqualTo(WEB.toString());
            JsonNode explained = json("/explain?service=shop/cart&proxy=" + WEB);
            assertThat(explained.at("/caller/cluster").asText()).isEqualTo("east");
            assertThat(explained.at("/ports/0/endpoints/0/endpoint").asText()).isEqualTo("10.1.0.1:8080");
            assertThat(explained.at("/ports/0/endpoints/0/kept").asBoolean()).isTrue();
            HttpResponse<String> resources = get("/proxies/" + WEB + "/resources");
            assertThat(resources.body())
                    .contains("80.any.cart.shop.svc.clusterset.local", "redacted")
                    .doesNotContain("BEGIN", "PRIVATE");
        }
    }

    @Test
    void refusesWhatItDoesNotServe() throws Exception {
        assertThat(json("/nope").get("status").asInt()).isEqualTo(404);
        assertThat(json("/proxies/east%2Fshop%2Fx%2Fy/resources").get("status").asInt())
                .isEqualTo(404);
        assertThat(json("/explain").get("status").asInt()).isEqualTo(400);
        HttpRequest post = HttpRequest.newBuilder(uri("/image"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> refused = http.send(post, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
        assertThat(new ObjectMapper().readTree(refused.body()).get("status").asInt())
                .isEqualTo(405);
    }

    @Test
    void answersNobodyWhoCallsItByAForeignName() throws Exception {
        assertThat(rawAnswer("rebound.example")).startsWith("HTTP/1.1 421 ").contains("\"status\" : 421");
        assertThat(rawAnswer("127.0.0.1.rebound.example:80")).startsWith("HTTP/1.1 421 ");
        assertThat(rawAnswer("localhost")).startsWith("HTTP/1.1 200 ");
        assertThat(rawAnswer("[::1]:18001")).startsWith("HTTP/1.1 200 ");
    }

    /** The answer to a request whose Host header says what HttpClient would not let it say. */
    private String rawAnswer(String host) throws IOException {
        try (Socket socket = new Socket(
                server.adminAddress().getAddress(), server.adminAddress().getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream()
                    .write(("GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private AdsTestClient connect() throws IOException {
        Path token = new ProxyTokens(
                        folder.resolve("tokens"), Surroundings.ofThisMachine().clock())
                .create(WEB, Surroundings.ofThisMachine().random());
        Struct.Builder claims = Struct.newBuilder();
        Map.of(
                        "role", "sidecar",
                        "cluster", "east",
                        "network", "blue",
                        "namespace", "shop",
                        "serviceAccount", "web",
                        "name", "web-1",
                        "interception", "none",
                        "listenAddress", "10.1.0.9")
                .forEach((key, value) -> claims.putFields(
                        key, Value.newBuilder().setStringValue(value).build()));
        Node node = Node.newBuilder()
                .setId(WEB.toString())
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "fairway",
                                Value.newBuilder().setStructValue(claims).build()))
                .build();
        return AdsTestClient.delta(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.xdsPort()),
                node,
                Optional.of(Files.readString(token).strip()));
    }

    private void writeCart() throws Exception {
        Files.createDirectories(folder.resolve("east"));
        replace(CART);
        Await.until("the cluster to be seen", PATIENCE, () -> get("/readyz").statusCode() == 200);
        Await.until("the import", PATIENCE, () -> get("/imports").body().contains("shop/cart"));
    }

    private void replace(String text) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, folder.resolve("east/cart.yaml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.adminAddress().getPort() + path);
    }

    private static SortedSet<String> names(String text, String pattern) {
        SortedSet<String> names = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
