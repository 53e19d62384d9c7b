package io.fairway.xds.demo;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.decide.Target;
import io.fairway.xds.demo.probe.SeenHost;
import io.fairway.xds.demo.report.ReportText;
import io.fairway.xds.demo.report.Screen;
import io.fairway.xds.demo.world.Await;
import io.fairway.xds.demo.world.IntendedImage;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.World;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where scenes are played: the running world, and beside it the world as it was meant to be. They differ only if a fault is
 * asked for. Predictions are made from the intended one, explanations from what the control plane really knows.
 *
 * @param world the running world
 * @param initial what it was meant to be like at first
 * @param fault what is broken on purpose
 * @param pace how fast scenes go
 * @param screen where they are watched
 * @param text how they look there
 */
record Stage(World world, WorldState initial, Optional<Fault> fault, Pace pace, Screen screen, ReportText text) {

    /** The world as it was meant to be laid out. */
    WorldLayout layout() {
        return initial.layout();
    }

    PodPlace caller() {
        return DemoWorld.caller(layout());
    }

    boolean has(Fault wanted) {
        return fault.filter(wanted::equals).isPresent();
    }

    /** Writes what the scene intends to the cluster folders, or what the fault makes of it. */
    void write(Scene scene, WorldState intended) {
        WorldState written = fault.map(it -> it.written(scene, intended)).orElse(intended);
        world.write(written.in(world.layout()));
    }

    /** What the control plane must decide for the caller in the state. */
    Decision predict(WorldState intended, ServiceName service) {
        return EndpointDecider.decide(
                IntendedImage.of(intended), DemoWorld.callerOf(layout()), DemoWorld.target(layout(), service));
    }

    /** What the control plane really decides for the caller at present, and why. */
    Explanation explain(ServiceName service) {
        return Explanation.of(world.image(), DemoWorld.callerOf(layout()), DemoWorld.target(layout(), service));
    }

    /** Waits until the caller's proxy has the decision; empty if it does not get it in time. */
    Optional<Duration> awaitSettled(Decision predicted) {
        String cluster = envoyCluster(predicted.target());
        SortedSet<SeenHost> expected = SeenHosts.of(predicted);
        return Await.until(
                () -> world.admin(caller().proxy()).clusters().of(cluster).equals(Optional.of(expected)),
                pace.settle());
    }

    /** The name of the Envoy cluster that carries the caller's requests. */
    static String envoyCluster(Target target) {
        return Sni.anyCluster(target.port(), target.service()).host();
    }
}
