package io.fairway.xds.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.Locality;
import io.fairway.model.service.Health;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WeightsTest {

    private static final int FACTOR = 143;

    @Test
    void oneEndpointWeighsWhatEveryNetworksGatewaysCanShare() {
        assertThat(Weights.scale(List.of())).isEqualTo(1);
        assertThat(Weights.scale(List.of(1, 1))).isEqualTo(1);
        assertThat(Weights.scale(List.of(2, 3, 4))).isEqualTo(12);
    }

    @Test
    void gatewayCountsWithoutCommonDivisorsDoNotOverflow() {
        assertThat(Weights.scale(List.of(7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)))
                .isEqualTo(720_720);
    }

    @Test
    void ordinaryWeightsAreLeftAlone() {
        List<PlacedHost> hosts = List.of(host(6, Health.HEALTHY), host(9, Health.UNHEALTHY));
        assertThat(Weights.fit(hosts, FACTOR)).isEqualTo(hosts);
    }

    @Test
    void weightsThatWouldNotFitTheWireAreDividedAndNoneVanishes() {
        List<PlacedHost> hosts = new ArrayList<>(Collections.nCopies(10_000, host(720_720, Health.HEALTHY)));
        hosts.add(host(1, Health.HEALTHY));
        List<PlacedHost> fit = Weights.fit(hosts, FACTOR);
        assertThat(fit.stream().mapToLong(it -> it.host().weight()).sum()).isLessThanOrEqualTo(0xFFFF_FFFFL);
        assertThat(fit).allMatch(it -> it.host().weight() >= 1);
    }

    @Test
    void theLastHealthyHostOfManyIsNotRoundedAwayByEnvoy() {
        for (int missing : List.of(141, 142, 143, 199, 1_000, 9_999)) {
            List<PlacedHost> hosts = new ArrayList<>(Collections.nCopies(missing, host(1, Health.UNHEALTHY)));
            hosts.add(host(1, Health.HEALTHY));
            List<Host> fit =
                    Weights.fit(hosts, FACTOR).stream().map(PlacedHost::host).toList();
            List<Host> none = List.of(host(1, Health.UNHEALTHY).host());
            assertThat(PriorityLoads.of(List.of(none, fit), FACTOR))
                    .as("one healthy, %s missing", missing)
                    .containsExactly(0, 100);
        }
    }

    private static PlacedHost host(long weight, Health health) {
        return new PlacedHost(0, Locality.UNKNOWN, new Host("10.0.0.1", 80, weight, health, Transport.PLAIN));
    }
}
