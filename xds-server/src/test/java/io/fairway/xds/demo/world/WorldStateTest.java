package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.service.Readiness;
import org.junit.jupiter.api.Test;

class WorldStateTest {

    private final WorldState state = TestWorlds.state();

    @Test
    void beginsWithEverythingReadyAndExported() {
        assertThat(state.endpoints().values()).hasSize(4).containsOnly(Readiness.READY);
        assertThat(state.exports())
                .containsExactly(
                        new WorldState.Export(TestWorlds.EAST, TestWorlds.CART),
                        new WorldState.Export(TestWorlds.WEST, TestWorlds.CART));
    }

    @Test
    void comesBackToWhatItWas() {
        assertThat(state.unready(Pods.of(TestWorlds.EAST)).ready(Pods.of(TestWorlds.EAST)))
                .isEqualTo(state);
        assertThat(state.unexported(TestWorlds.EAST, TestWorlds.CART).exported(TestWorlds.EAST, TestWorlds.CART))
                .isEqualTo(state);
    }

    @Test
    void touchesOnlyTheChosenPods() {
        WorldState changed = state.unready(Pods.named("cart-east"));
        PodPlace chosen = state.layout().pod("cart-east");
        assertThat(changed.endpoints().get(chosen.id())).isEqualTo(new Readiness(false, false, false));
        assertThat(changed.ready(Pods.named("cart-east"))).isEqualTo(state);
        assertThat(changed.endpoints().values())
                .filteredOn(Readiness.READY::equals)
                .hasSize(3);
    }

    @Test
    void doesNotBringBackAnEndpointThatIsGone() {
        WorldState without = state.without(Pods.named("cart-east"));
        assertThat(without.ready(_ -> true).endpoints()).hasSize(3);
    }
}
