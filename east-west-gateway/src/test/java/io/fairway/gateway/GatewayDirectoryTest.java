package io.fairway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterSetSettings;
import io.fairway.model.Gateway;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.NetworkId;
import io.fairway.model.trust.TrustDomain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GatewayDirectoryTest {

    private static final NetworkId BLUE = new NetworkId("blue");
    private static final NetworkId GREEN = new NetworkId("green");

    @Test
    void listsTheGatewaysOfANetworkSorted() {
        Gateway one = new Gateway(GREEN, "203.0.113.1", 15443);
        Gateway two = new Gateway(GREEN, "203.0.113.2", 15443);
        GatewayDirectory directory = directory(two, new Gateway(BLUE, "203.0.113.9", 15443), one);
        assertThat(directory.gateways(GREEN)).containsExactly(one, two);
    }

    @Test
    void aNetworkWithoutGatewaysHasNone() {
        assertThat(directory().gateways(GREEN)).isEmpty();
    }

    @Test
    void anAddressLeadsToOneNetworkOnly() {
        Gateway blue = new Gateway(BLUE, "203.0.113.1", 15443);
        GatewayDirectory directory = directory(blue, new Gateway(GREEN, "203.0.113.1", 15443), blue);
        assertThat(directory.gateways(BLUE)).containsExactly(blue);
        assertThat(directory.gateways(GREEN)).isEmpty();
    }

    private static GatewayDirectory directory(Gateway... gateways) {
        return GatewayDirectory.of(new ClusterSetSettings(
                new TrustDomain("fairway.test"), AddressRange.parse("10.99.0.0/16"), List.of(gateways), Map.of()));
    }
}
