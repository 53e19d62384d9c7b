package io.fairway.xds.demo;

import static io.fairway.xds.demo.DemoWorld.LAKES;
import static io.fairway.xds.demo.DemoWorld.LEDGER;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.Gateway;
import io.fairway.xds.decide.Target;
import io.fairway.xds.demo.load.ConstantRateCaller;
import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.probe.TlsAnswer;
import io.fairway.xds.demo.probe.TlsProbe;
import io.fairway.xds.demo.report.Check;
import io.fairway.xds.demo.report.SceneReport;
import io.fairway.xds.demo.world.Await;
import io.fairway.xds.demo.world.LoopbackSocket;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.WorldState;
import io.fairway.xds.proxy.Binding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The scene in which a Service stops being part of the ClusterSet. */
final class UnexportScene {

    private static final String MESH_PROTOCOL = "fairway";
    private static final int PROBE_TIMEOUT_MILLIS = 3_000;

    private final Stage stage;
    private final Target.ClusterSet target;
    private final Sni sni;
    private final PodPlace destination;

    UnexportScene(Stage stage) {
        this.stage = stage;
        this.target = DemoWorld.target(stage.layout(), LEDGER);
        this.sni = Sni.anyCluster(target.port(), LEDGER);
        this.destination = stage.layout().pod("ledger-chi-1");
    }

    SceneReport play() {
        Scene scene = Scene.UNEXPORT;
        stage.screen().print(stage.text().opening(scene.title(), scene.happened()));
        WorldState before = scene.before(stage.initial());
        stage.write(scene, before);
        stage.awaitSettled(stage.predict(before, LEDGER));
        Check exported = UnexportChecks.before(probe(gateway()), call(sidecar()), spiffeId());
        stage.screen().print(stage.text().check(exported));

        stage.write(scene, scene.after(stage.initial()));
        Optional<Duration> settled = Await.until(this::isGone, stage.pace().settle());
        List<String> why = Why.lines(stage.explain(LEDGER));
        stage.screen().print(stage.text().why(why));
        List<Check> checks = List.of(
                exported,
                UnexportChecks.sni(sni.host(), probe(stage.has(Fault.PROBE_PAST_GATEWAY) ? pod() : gateway())),
                UnexportChecks.calls(
                        call(stage.has(Fault.CALLS_PAST_SIDECAR) ? backend() : sidecar()), stage.explain(LEDGER)));
        checks.stream()
                .skip(1)
                .forEach(check -> stage.screen().print(stage.text().check(check)));
        return new SceneReport(
                scene.label(),
                scene.title(),
                scene.happened(),
                why,
                settled,
                List.of(),
                SceneReport.Traffic.NONE,
                List.of("server name " + sni.host()),
                checks);
    }

    private boolean isGone() {
        String cluster = sni.host();
        return stage.world()
                        .admin(stage.layout().gateway(LAKES))
                        .clusters()
                        .of(cluster)
                        .isEmpty()
                && stage.world()
                        .admin(stage.caller().proxy())
                        .clusters()
                        .of(cluster)
                        .isEmpty();
    }

    private TlsAnswer probe(LoopbackSocket socket) {
        return new TlsProbe(PROBE_TIMEOUT_MILLIS).probe(socket.toInetSocketAddress(), sni.host(), MESH_PROTOCOL);
    }

    private Outcome call(LoopbackSocket proxy) {
        return ConstantRateCaller.once(proxy.toInetSocketAddress(), DemoWorld.url(stage.layout(), LEDGER));
    }

    private String spiffeId() {
        return destination
                .proxy()
                .identity()
                .workload(FailoverChecks.trustDomain(stage.layout()))
                .spiffeId();
    }

    private LoopbackSocket gateway() {
        return new LoopbackSocket(stage.layout().gateway(LAKES).address(), Gateway.DEFAULT_PORT);
    }

    private LoopbackSocket pod() {
        return new LoopbackSocket(destination.address(), target.port());
    }

    private LoopbackSocket backend() {
        return new LoopbackSocket(destination.workloadAddress(), target.port());
    }

    private LoopbackSocket sidecar() {
        return new LoopbackSocket(stage.caller().address(), Binding.OUTBOUND_PORT);
    }
}
