package io.fairway.xds.demo;

import io.fairway.xds.decide.Decision;
import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.load.Tally;
import io.fairway.xds.demo.probe.ProxyAdmin;
import io.fairway.xds.demo.report.Check;
import io.fairway.xds.demo.report.SceneReport;
import io.fairway.xds.demo.shares.Expectation;
import io.fairway.xds.demo.shares.ExpectedRow;
import io.fairway.xds.demo.shares.ShareTable;
import io.fairway.xds.demo.world.Await;
import io.fairway.xds.demo.world.LoopbackSocket;
import io.fairway.xds.demo.world.WorldState;
import io.fairway.xds.proxy.Binding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scenes in which endpoints go and come back under load. One caller calls through all of them without a break, and every
 * request counts, also those made while a change is under way.
 */
final class FailoverScenes implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(250);

    private final Stage stage;
    private final ConstantRateCaller caller;
    private final List<Tally> tallies = new ArrayList<>();

    private FailoverScenes(Stage stage) {
        this.stage = stage;
        Pace pace = stage.pace();
        this.caller = ConstantRateCaller.start(
                new LoopbackSocket(stage.caller().address(), Binding.OUTBOUND_PORT).toInetSocketAddress(),
                DemoWorld.url(stage.layout(), DemoWorld.CART),
                pace.requestsPerSecond(),
                pace.connections());
    }

    /** Puts the world into the state that the first scene begins with, and starts to call. */
    static FailoverScenes begin(Stage stage, Scene first) {
        WorldState before = first.before(stage.initial());
        stage.write(first, before);
        stage.awaitSettled(stage.predict(before, DemoWorld.CART));
        return new FailoverScenes(stage);
    }

    /** Plays one scene. */
    SceneReport play(Scene scene) {
        stage.screen().print(stage.text().opening(scene.title(), scene.happened()));
        Tally changing = startTally();
        Decision predicted = stage.predict(scene.after(stage.initial()), DemoWorld.CART);
        stage.write(scene, scene.after(stage.initial()));
        Optional<Duration> settled = stage.awaitSettled(predicted);
        List<String> why = Why.lines(stage.explain(DemoWorld.CART));
        stage.screen().print(stage.text().why(why));

        ProxyAdmin gateway = stage.world().admin(stage.layout().gateway(DemoWorld.LAKES));
        long carriedBefore = carried(gateway, predicted);
        Map<Outcome, Integer> outcomes = measure(Expectation.of(predicted));
        ShareTable shares = ShareTable.of(Expectation.of(predicted), outcomes);
        List<Check> checks = new ArrayList<>(List.of(FailoverChecks.shares(scene, shares, settled)));
        if (scene == Scene.REGION) {
            checks.add(FailoverChecks.identity(
                    outcomes,
                    stage.caller()
                            .proxy()
                            .identity()
                            .workload(FailoverChecks.trustDomain(stage.layout()))
                            .spiffeId()));
            checks.add(FailoverChecks.gateway(carried(gateway, predicted) - carriedBefore));
        }
        checks.forEach(check -> stage.screen().print(stage.text().check(check)));
        return new SceneReport(
                scene.label(),
                scene.title(),
                scene.happened(),
                why,
                scene == Scene.SPREAD ? Optional.empty() : settled,
                shares.rows(),
                new SceneReport.Traffic(changing.requests(), changing.failures()),
                List.of(),
                checks);
    }

    private Tally startTally() {
        Tally tally = caller.startTally();
        tallies.add(tally);
        return tally;
    }

    private Map<Outcome, Integer> measure(List<ExpectedRow> expected) {
        Tally tally = startTally();
        long frames = stage.pace().measure().dividedBy(REDRAW);
        for (long frame = 0; frame < frames; frame++) {
            Await.until(() -> false, REDRAW);
            stage.screen().show(stage.text().shares(ShareTable.of(expected, tally.counts())));
        }
        Map<Outcome, Integer> outcomes = tally.counts();
        stage.screen().settle(stage.text().shares(ShareTable.of(expected, outcomes)));
        return outcomes;
    }

    /** How many bytes the gateway has carried for the Service so far. */
    private static long carried(ProxyAdmin gateway, Decision predicted) {
        return gateway.stat("cluster." + Stage.envoyCluster(predicted.target()) + ".upstream_cx_tx_bytes_total");
    }

    /** Stops to call and judges every request that was made. */
    Check finish() {
        caller.close();
        Map<String, Integer> failures = new TreeMap<>();
        tallies.forEach(
                tally -> tally.failuresByKind().forEach((kind, count) -> failures.merge(kind, count, Integer::sum)));
        return FailoverChecks.failures(
                tallies.stream().mapToInt(Tally::requests).sum(), failures);
    }

    @Override
    public void close() {
        caller.close();
    }
}
