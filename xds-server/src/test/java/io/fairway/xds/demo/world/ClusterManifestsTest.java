package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterManifestsTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final WorldState state = TestWorlds.state();
    private final ClusterSpec east = state.layout().spec().cluster(TestWorlds.EAST);

    @Test
    void writesOneFilePerKindOfThing() {
        assertThat(ClusterManifests.of(east, state).keySet())
                .containsExactly(
                        "cart-endpoints.yaml", "cart-export.yaml", "cart.yaml", "namespaces.yaml", "pods.yaml");
    }

    @Test
    void writesAnEndpointSliceAsKubernetesWould() {
        WorldState unready = state.unready(Pods.named("cart-east"));
        assertThat(ClusterManifests.of(east, unready)).containsEntry("cart-endpoints.yaml", """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: cart-1
                  namespace: shop
                  labels:
                    kubernetes.io/service-name: cart
                addressType: IPv4
                ports:
                  - name: http
                    port: 8080
                endpoints:
                  - addresses: ["127.7.8.22"]
                    zone: r1-a
                    conditions:
                      ready: false
                      serving: false
                      terminating: false
                    targetRef:
                      kind: Pod
                      namespace: shop
                      name: cart-east
                """);
    }

    @Test
    void leavesOutWhatIsNotExported() {
        WorldState unexported = state.unexported(TestWorlds.EAST, TestWorlds.CART);
        assertThat(ClusterManifests.of(east, unexported)).doesNotContainKey("cart-export.yaml");
    }

    @Test
    void writesValidYaml() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (Map.Entry<String, String> file : ClusterManifests.of(east, state).entrySet()) {
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(file.getValue())) {
                documents.forEachRemaining(
                        document -> kinds.add(document.path("kind").asText()));
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder("EndpointSlice", "ServiceExport", "Service", "Namespace", "Pod", "Pod");
    }

    @Test
    void writesTheConfigurationOfTheControlPlane() throws IOException {
        JsonNode config = YAML.readTree(ServerConfigText.of(state.layout(), Path.of("/w")));
        assertThat(config.path("clusters").path(1).path("folder").asText()).isEqualTo("/w/clusters/west");
        assertThat(config.path("networks")
                        .path(1)
                        .path("gateways")
                        .path(0)
                        .path("address")
                        .asText())
                .isEqualTo("127.7.8.11");
        assertThat(config.path("regions").path("r1").path(0).asText()).isEqualTo("r2");
        assertThat(config.path("xds").path("port").asInt()).isEqualTo(18000);
    }
}
