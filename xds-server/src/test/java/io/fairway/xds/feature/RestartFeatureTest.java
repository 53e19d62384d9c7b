package io.fairway.xds.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Tally;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.ProxyStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traffic does not notice that the control plane goes away and comes back. */
class RestartFeatureTest {

    private static final String CONNECTED = "control_plane.connected_state";

    private FeatureWorld world;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        world = FeatureWorld.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void trafficDoesNotNoticeARestartAndProxiesGetOnlyWhatChanged() throws IOException {
        try (ConstantRateCaller one = world.callCart("web-1");
                ConstantRateCaller two = world.callCart("web-2")) {
            List<Tally> tallies = new ArrayList<>(List.of(one.startTally(), two.startTally()));
            Map<String, Map<String, String>> versions = versions();

            world.parts().controlPlane().close();
            awaitConnected(0);
            awaitRequests(tallies, 200);
            world.parts().restart();
            awaitConnected(1);
            FeatureWorld.await("secrets for everybody", this::allHaveSecrets);
            world.change(state -> state.unready(FeatureWorld::isNear1));
            world.awaitCart("web-1");
            world.awaitCart("web-2");
            tallies.addAll(List.of(one.startTally(), two.startTally()));
            awaitRequests(tallies.subList(2, 4), 100);

            assertThat(tallies)
                    .allSatisfy(tally -> assertThat(tally.failuresByKind()).isEmpty());
            assertThat(versions()).isEqualTo(versions);
            assertThat(sent("web-1")).isEqualTo(Map.of(ResourceType.ENDPOINT, 1));
            // State of the world cannot say which named resources a proxy holds, so these are sent once more.
            assertThat(sent("web-2")).isEqualTo(Map.of(ResourceType.ENDPOINT, 2, ResourceType.ROUTE, 1));
        }
    }

    /**
     * The same root signs after a restart: sidecars with new certificates and sidecars with old ones trust each other.
     */
    @Test
    void newConnectionsWorkAfterARestart() throws IOException {
        assertThat(world.callCartOnce("web-1").succeeded()).isTrue();
        world.parts().controlPlane().close();
        awaitConnected(0);
        assertThat(world.callCartOnce("web-1").succeeded()).isTrue();
        world.parts().restart();
        FeatureWorld.await("secrets for everybody", this::allHaveSecrets);
        for (int i = 0; i < 5; i++) {
            assertThat(world.callCartOnce("web-2").succeeded()).isTrue();
        }
    }

    private void awaitConnected(long state) {
        for (ProxyPlace place : world.layout().proxies()) {
            FeatureWorld.await(
                    place.name() + " with " + CONNECTED + " " + state,
                    () -> world.world().admin(place).stat(CONNECTED) == state);
        }
    }

    private static void awaitRequests(List<Tally> tallies, int atLeast) {
        FeatureWorld.await(
                atLeast + " requests of each caller",
                () -> tallies.stream().allMatch(tally -> tally.requests() >= atLeast));
    }

    private boolean allHaveSecrets() {
        List<ProxyStatus> proxies = world.parts().controlPlane().proxies();
        return proxies.size() == world.layout().proxies().size()
                && proxies.stream()
                        .filter(proxy -> !proxy.stream().nodeId().contains("/gateway/"))
                        .allMatch(proxy -> proxy.of(ResourceType.SECRET).acked().isPresent());
    }

    private Map<String, Map<String, String>> versions() {
        Map<String, Map<String, String>> versions = new TreeMap<>();
        for (ProxyPlace place : world.layout().proxies()) {
            String dump = world.world().admin(place).get("/config_dump").orElse("{}");
            versions.put(place.name(), DumpedConfig.parse(dump).versions());
        }
        return versions;
    }

    /** The resources that the proxy got since the restart; certificates are new then. */
    private Map<ResourceType, Integer> sent(String pod) {
        Map<ResourceType, Integer> sent = new TreeMap<>();
        for (ResourceType type : ResourceType.values()) {
            int resources = world.parts()
                    .sent()
                    .resources(world.pod(pod).proxy().identity().toString(), type);
            if (type != ResourceType.SECRET && resources > 0) {
                sent.put(type, resources);
            }
        }
        return sent;
    }
}
