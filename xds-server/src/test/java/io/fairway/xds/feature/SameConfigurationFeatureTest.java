package io.fairway.xds.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ObjectName;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.Readiness;
import io.fairway.xds.demo.world.IntendedImage;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.WorldState;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.Role;
import io.fairway.xds.translate.ViewTranslator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever variant of xDS an Envoy speaks, it ends with what {@code fairway translate} prints for its view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameConfigurationFeatureTest {

    private FeatureWorld world;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        world = FeatureWorld.start();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void everyEnvoyHasWhatTranslateComputesAfterEveryChange() {
        assertAllHaveWhatTranslateComputes("at first");
        List<UnaryOperator<WorldState>> changes = List.of(
                state -> state.unready(FeatureWorld::isNear1),
                state -> state.unready(_ -> true),
                state -> state.ready(_ -> true),
                state -> state.with(FeatureWorld::isNear1, new Readiness(false, true, true)),
                state -> state.unexported(FeatureWorld.FAR, FeatureWorld.CART),
                state -> state.unexported(FeatureWorld.NEAR, FeatureWorld.CART),
                state -> state.exported(FeatureWorld.NEAR, FeatureWorld.LEDGER),
                state -> state.exported(FeatureWorld.NEAR, FeatureWorld.CART)
                        .exported(FeatureWorld.FAR, FeatureWorld.CART),
                state -> state.without(FeatureWorld::isNear1),
                state -> state.unexported(FeatureWorld.NEAR, FeatureWorld.LEDGER));
        for (int i = 0; i < changes.size(); i++) {
            world.change(changes.get(i));
            assertAllHaveWhatTranslateComputes("after change " + i);
        }
    }

    /** web-1 speaks delta and web-2 state of the world; their views differ in nothing but their addresses. */
    @Test
    void aDeltaAndAStateOfTheWorldEnvoyEndWithTheSame() {
        PodPlace one = world.pod("web-1");
        PodPlace two = world.pod("web-2");
        FeatureWorld.await(
                "the same in web-1 and web-2",
                () -> dump(one.proxy())
                        .saysTheSameAs(DumpedConfig.parse(text(two.proxy()).replace(two.address(), one.address()))));
        assertThat(dump(one.proxy()).versions())
                .containsKey("cluster/" + world.sni(FeatureWorld.CART))
                .hasSameSizeAs(dump(two.proxy()).versions());
    }

    private void assertAllHaveWhatTranslateComputes(String when) {
        for (ProxyPlace place : world.layout().proxies()) {
            DumpedConfig expected = translated(IntendedImage.of(world.world().state()), place);
            try {
                FeatureWorld.await(
                        "configuration of " + place.name(), () -> dump(place).saysTheSameAs(expected));
            } catch (AssertionError e) {
                throw new AssertionError(when + ": " + dump(place).differences(expected), e);
            }
            assertThat(translated(world.world().image(), place)).isEqualTo(expected);
        }
    }

    private String text(ProxyPlace place) {
        return world.world().admin(place).get("/config_dump?include_eds").orElse("{}");
    }

    private DumpedConfig dump(ProxyPlace place) {
        return DumpedConfig.parse(text(place));
    }

    private static DumpedConfig translated(MergedImage image, ProxyPlace place) {
        boolean sidecar = place.role() == Role.SIDECAR;
        ProxyView view = new ProxyView(
                place.role(),
                place.cluster(),
                place.locality(),
                new Binding(Interception.NONE, place.address(), sidecar ? place.workloadAddress() : "127.0.0.1"),
                sidecar
                        ? Optional.of(new ObjectName(
                                place.identity().namespace(), place.identity().name()))
                        : Optional.empty());
        return DumpedConfig.expected(ViewTranslator.translate(image, view));
    }
}
