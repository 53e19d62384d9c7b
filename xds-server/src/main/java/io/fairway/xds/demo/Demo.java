package io.fairway.xds.demo;

import io.fairway.xds.demo.report.Check;
import io.fairway.xds.demo.report.DemoReport;
import io.fairway.xds.demo.report.ReportJson;
import io.fairway.xds.demo.report.ReportText;
import io.fairway.xds.demo.report.SceneReport;
import io.fairway.xds.demo.report.Screen;
import io.fairway.xds.demo.report.Style;
import io.fairway.xds.demo.world.Await;
import io.fairway.xds.demo.world.BlockReservation;
import io.fairway.xds.demo.world.Parts;
import io.fairway.xds.demo.world.World;
import io.fairway.xds.demo.world.WorldException;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/**
 * {@code fairway demo}: starts a control plane, Envoys and backends, plays the scenes, and says whether everything was as the
 * control plane's own functions predict. Nothing that it prints is prepared; every number is measured or computed in the run.
 */
public final class Demo {

    private final DemoOptions options;
    private final Parts parts;
    private final PrintStream out;
    private final Screen screen;
    private final ReportText text;

    private Demo(DemoOptions options, Parts parts, PrintStream out, PrintStream err) {
        this.options = options;
        this.parts = parts;
        this.out = out;
        this.screen = new Screen(options.format() == DemoOptions.Format.JSON ? err : out, options.terminal());
        this.text = new ReportText(options.coloured() ? Style.COLOURED : Style.PLAIN);
    }

    /**
     * Runs a demo. If the program is told to end meanwhile, everything that was started is stopped first.
     *
     * @return 0 if everything was as expected, otherwise 1
     */
    public static int run(DemoOptions options, Parts parts, RandomGenerator random, PrintStream out, PrintStream err) {
        try (BlockReservation block = BlockReservation.of(random)) {
            return new Demo(options, parts, out, err).run(block);
        } catch (WorldException e) {
            err.println("demo: " + e.getMessage());
            return 1;
        } catch (Await.Interrupted _) {
            return 1;
        } catch (IOException e) {
            err.println("demo: cannot make a temporary folder: " + e.getMessage());
            return 1;
        }
    }

    private int run(BlockReservation block) throws IOException {
        long start = System.nanoTime();
        WorldState intended = WorldState.initial(WorldLayout.of(DemoWorld.spec(freePorts(block)), block.block()));
        World world = World.of(real(intended, block), Files.createTempDirectory("fairway-demo-"));
        Thread onExit = Thread.ofPlatform().unstarted(world::close);
        Runtime.getRuntime().addShutdownHook(onExit);
        try (world) {
            announce(world);
            world.start(parts, this::progress);
            Stage stage = new Stage(world, intended, options.fault(), options.pace(), screen, text);
            DemoReport report = play(stage, start);
            conclude(report);
            if (options.keep()) {
                screen.print(LookAround.lines(world));
                awaitTheEnd();
            }
            return report.held() ? 0 : 1;
        } finally {
            forget(onExit);
        }
    }

    /** The world as it really begins: as the first scene wants it, and as the fault breaks it. */
    private WorldState real(WorldState intended, BlockReservation block) {
        Scene first = Arrays.stream(Scene.values())
                .filter(options.scenes()::contains)
                .findFirst()
                .orElse(Scene.SPREAD);
        WorldState before = first.before(intended);
        return options.fault()
                .map(fault -> fault.written(first, before)
                        .in(WorldLayout.of(fault.world(intended.layout().spec()), block.block())))
                .orElse(before);
    }

    private static DemoWorld.Ports freePorts(BlockReservation block) {
        return DemoWorld.Ports.CHOICES.stream()
                .filter(ports -> block.isFree(ports.cart()) && block.isFree(ports.ledger()))
                .findFirst()
                .orElseThrow(() -> new WorldException("ports: " + DemoWorld.Ports.CHOICES
                        + " are all in use (expected: one pair that no program holds on all addresses)"));
    }

    private void announce(World world) {
        screen.print(
                List.of(
                        "Fairway demo: three clusters, two networks, two regions, on "
                                + world.layout().block(),
                        "  amsterdam and brussels share network lowlands; chicago is reached through the gateway of network lakes"));
        options.fault().ifPresent(fault -> screen.print("  broken on purpose: " + fault.description()));
    }

    private void progress(String what, int done, int of) {
        List<String> line = List.of("  " + what + " ... " + done + "/" + of);
        if (done == of) {
            screen.settle(line);
        } else {
            screen.show(line);
        }
    }

    private DemoReport play(Stage stage, long startNanos) {
        List<SceneReport> scenes = new ArrayList<>();
        List<Check> overall = new ArrayList<>();
        List<Scene> failover = chosen(true);
        if (!failover.isEmpty()) {
            try (FailoverScenes scene = FailoverScenes.begin(stage, failover.getFirst())) {
                failover.forEach(it -> scenes.add(scene.play(it)));
                overall.add(scene.finish());
            }
        }
        chosen(false).forEach(_ -> scenes.add(new UnexportScene(stage).play()));
        return new DemoReport(
                stage.world().layout().proxies().size(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                scenes,
                overall);
    }

    private List<Scene> chosen(boolean failover) {
        return Arrays.stream(Scene.values())
                .filter(scene ->
                        scene.isFailover() == failover && options.scenes().contains(scene))
                .toList();
    }

    private void conclude(DemoReport report) {
        screen.print(text.summary(report));
        if (options.format() == DemoOptions.Format.JSON) {
            out.println(ReportJson.of(report));
            out.flush();
        }
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread onExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException alreadyExiting) {
            // The hook is running or about to, and does what is needed.
        }
    }
}
