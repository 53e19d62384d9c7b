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

/**
 * A scene of the demo: a change of the world that users of a ClusterSet live through. In the order declared each scene starts
 * where the one before it ended.
 */
public enum Scene {
    SPREAD(
            "Calls spread over zones by capacity",
            "web-1 in amsterdam calls cart.shop.svc.clusterset.local at a constant rate; nothing is wrong anywhere."),
    ZONE(
            "One zone goes unready",
            "Both cart pods in zone eu-west-a fail their readiness probe. Half of the region's capacity is left."),
    CLUSTER(
            "A whole cluster goes unready",
            "Now every cart pod in amsterdam is unready. Brussels, a quarter of the region's capacity, is left."),
    REGION(
            "The whole region goes unready",
            "Brussels goes too. Every call crosses the gateway of network lakes to chicago."),
    RECOVERY("They come back", "All cart pods of the region are ready again."),
    UNEXPORT(
            "A service is unexported", "Chicago deletes its ServiceExport of shop/ledger, which no other cluster has.");

    private final String title;
    private final String happened;

    Scene(String title, String happened) {
        this.title = title;
        this.happened = happened;
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
        return Arrays.stream(values())
                .filter(scene -> scene.label().equals(name))
                .findFirst();
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
        return switch (this) {
            case SPREAD, ZONE, UNEXPORT -> initial;
            case CLUSTER -> ZONE.after(initial);
            case REGION -> CLUSTER.after(initial);
            case RECOVERY -> REGION.after(initial);
        };
    }

    /** What the world is to be like in the scene. */
    WorldState after(WorldState initial) {
        return switch (this) {
            case SPREAD, RECOVERY -> initial;
            case ZONE -> initial.unready(zoneA());
            case CLUSTER -> initial.unready(amsterdam());
            case REGION -> initial.unready(region());
            case UNEXPORT -> initial.unexported(CHICAGO, LEDGER);
        };
    }
}
