package io.fairway.xds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.demo.world.LoopbackBlock;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldSpec;
import io.fairway.xds.demo.world.WorldState;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    static final Set<String> CHECKS = Set.of(
            "spread.shares",
            "zone.shares",
            "cluster.shares",
            "region.shares",
            "region.identity",
            "region.gateway",
            "recovery.shares",
            "failover.failures",
            "unexport.before",
            "unexport.sni",
            "unexport.calls");

    private static final WorldSpec SPEC = DemoWorld.spec(DemoWorld.Ports.CHOICES.getFirst());
    private static final LoopbackBlock BLOCK = new LoopbackBlock(7, 8);
    private static final WorldState INITIAL = WorldState.initial(WorldLayout.of(SPEC, BLOCK));

    @Test
    void thereIsAFaultForEveryCheckAlone() {
        Set<String> alone = new TreeSet<>();
        Arrays.stream(Fault.values())
                .filter(fault -> fault.breaks().size() == 1)
                .forEach(fault -> alone.addAll(fault.breaks()));
        assertThat(alone).isEqualTo(new TreeSet<>(CHECKS));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultChangesTheWorldOrAnAction(Fault fault) {
        boolean action = fault == Fault.PROBE_PAST_GATEWAY || fault == Fault.CALLS_PAST_SIDECAR;
        WorldState intended = fault.scene().after(INITIAL);
        boolean world = !fault.world(SPEC).equals(SPEC);
        boolean written = !fault.written(fault.scene(), intended).equals(intended)
                || !fault.written(fault.scene(), INITIAL).equals(INITIAL);
        assertThat(action || world || written).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void noFaultMovesAnAddress(Fault fault) {
        WorldLayout real = WorldLayout.of(fault.world(SPEC), BLOCK);
        assertThat(real.gatewayAddresses()).isEqualTo(INITIAL.layout().gatewayAddresses());
        assertThat(real.pods())
                .extracting(pod -> pod.address())
                .isEqualTo(INITIAL.layout().pods().stream()
                        .map(pod -> pod.address())
                        .toList());
    }

    @Test
    void isFoundByItsName() {
        assertThat(Fault.named("zone-stays-ready")).contains(Fault.ZONE_STAYS_READY);
        assertThat(Fault.named("other")).isEmpty();
    }
}
