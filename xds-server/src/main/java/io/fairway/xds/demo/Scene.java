package io.fairway.xds.demo;

import static io.fairway.xds.demo.DemoWorld.AMSTERDAM;
import static io.fairway.xds.demo.DemoWorld.BRUSSELS;
import static io.fairway.xds.demo.DemoWorld.CHICAGO;
import static io.fairway.xds.demo.DemoWorld.LEDGER;
import static io.fairway.xds.demo.DemoWorld.ZONE_A;

import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.Pods;
import io.fairway.xds.demo.world.WorldState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A scene of the demo: a change of the world that users of a ClusterSet live through. In the order declared each scene starts
 * where the one before it ended.
 */
public enum Scene {
    SPREAD(
            "Calls spread over zones by capacity",
            "web-1 in amsterdam calls cart.shop.svc.clusterset.local at a constant rate; nothing is wrong anywhere.",
            state -> state,
            state -> state),
    ZONE(
            "One zone goes unready",
            "Both cart pods in zone eu-west-a fail their readiness probe. Half of the region's capacity is left.",
            state -> state,
            state -> state.unready(zoneA())),
    CLUSTER(
            "A whole cluster goes unready",
            "Now every cart pod in amsterdam is unready. Brussels, a quarter of the region's capacity, is left.",
            state -> state.unready(zoneA()),
            state -> state.unready(amsterdam())),
    REGION(
            "The whole region goes unready",
            "Brussels goes too. Every call crosses the gateway of network lakes to chicago.",
            state -> state.unready(amsterdam()),
            state -> state.unready(region())),
    RECOVERY(
            "They come back",
            "All cart pods of the region are ready again.",
            state -> state.unready(region()),
            state -> state),
    UNEXPORT(
            "A service is unexported",
            "Chicago deletes its ServiceExport of shop/ledger, which no other cluster has.",
            state -> state,
            state -> state.unexported(CHICAGO, LEDGER));

    private final String title;
    private final String happened;
    private final UnaryOperator<WorldState> before;
    private final UnaryOperator<WorldState> after;

    Scene(String title, String happened, UnaryOperator<WorldState> before, UnaryOperator<WorldState> after) {
        this.title = title;
        this.happened = happened;
        this.before = before;
        this.after = after;
    }

    private static Predicate<PodPlace> cart() {
        return Pods.ofApp("cart");
    }

    private static Predicate<PodPlace> zoneA() {
        return cart().and(Pods.inZone(ZONE_A));
    }

    private static Predicate<PodPlace> amsterdam() {
        return cart().and(Pods.of(AMSTERDAM));
    }

    private static Predicate<PodPlace> region() {
        return cart().and(Pods.of(AMSTERDAM).or(Pods.of(BRUSSELS)));
    }

    /** The scene of this name, as written on a command line. */
    public static Optional<Scene> named(String name) {
        return Arrays.stream(values()).filter(scene -> scene.label().equals(name)).findFirst();
    }

    /** The name on a command line and in reports, lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** What is done to the world. */
    public String happened() {
        return happened;
    }

    /** Whether it is one of those in which the caller must not notice a thing. */
    boolean isFailover() {
        return this != UNEXPORT;
    }

    /** What the world is like when the scene begins. */
    WorldState before(WorldState initial) {
        return before.apply(initial);
    }

    /** What the world is to be like in the scene. */
    WorldState after(WorldState initial) {
        return after.apply(initial);
    }
}
