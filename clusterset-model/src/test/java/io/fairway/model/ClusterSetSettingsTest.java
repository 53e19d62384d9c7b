package io.fairway.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.AddressRange;
import io.fairway.model.id.NetworkId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClusterSetSettingsTest {

    private static final Gateway A = new Gateway(new NetworkId("a"), "192.0.2.1", Gateway.DEFAULT_PORT);

    private static final Gateway B = new Gateway(new NetworkId("b"), "192.0.2.1", Gateway.DEFAULT_PORT);

    @Test
    void isEqualWhateverTheOrderInWhichGatewaysAndRegionsWereWritten() {
        Map<String, List<String>> regions = new HashMap<>();
        for (int i = 20; i > 0; i--) {
            regions.put("region-" + i, List.of("region-0"));
        }
        ClusterSetSettings settings = settings(List.of(B, A), regions);
        assertThat(settings).isEqualTo(settings(List.of(A, B), new HashMap<>(regions)));
        assertThat(settings.gateways()).containsExactly(A, B);
        assertThat(List.copyOf(settings.regionOrder().keySet())).isSorted();
    }

    @Test
    void keepsItsOwnCopyOfTheRegions() {
        List<String> others = new ArrayList<>(List.of("asia"));
        ClusterSetSettings settings = settings(List.of(), Map.of("europe", others));
        others.clear();
        assertThat(settings.regionOrder()).containsEntry("europe", List.of("asia"));
    }

    private static ClusterSetSettings settings(List<Gateway> gateways, Map<String, List<String>> regionOrder) {
        return new ClusterSetSettings(Samples.TRUST_DOMAIN, AddressRange.parse("240.0.0.0/16"), gateways, regionOrder);
    }
}
