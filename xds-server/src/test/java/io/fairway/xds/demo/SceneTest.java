package io.fairway.xds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.demo.world.LoopbackBlock;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import org.junit.jupiter.api.Test;

class SceneTest {

    private static final WorldState INITIAL = WorldState.initial(
            WorldLayout.of(DemoWorld.spec(DemoWorld.Ports.CHOICES.getFirst()), new LoopbackBlock(7, 8)));

    @Test
    void eachBeginsWhereTheOneBeforeEnded() {
        WorldState state = INITIAL;
        for (Scene scene : Scene.values()) {
            assertThat(scene.before(INITIAL)).as(scene.label()).isEqualTo(state);
            state = scene.after(INITIAL);
        }
    }

    @Test
    void isFoundByItsName() {
        assertThat(Scene.named("zone")).contains(Scene.ZONE);
        assertThat(Scene.named("ZONE")).isEmpty();
    }
}
