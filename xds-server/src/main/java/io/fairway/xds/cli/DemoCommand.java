package io.fairway.xds.cli;

import io.fairway.xds.demo.DemoOptions;
import io.fairway.xds.demo.Fault;
import io.fairway.xds.demo.Pace;
import io.fairway.xds.demo.Scene;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fairway demo}. */
@Command(
        name = "demo",
        description =
                "Play real traffic over three clusters with real Envoys on this machine, and check what is shown.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  fairway demo --keep"})
public final class DemoCommand implements Callable<Integer> {

    private final Console console;
    private final DemoRun run;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text as it happens, or the report as json at the end; ${DEFAULT-VALUE} unless given.")
    private String format = "text";

    @Option(names = "--keep", description = "Stay up after the last scene, and say how to look around.")
    private boolean keep;

    @Option(
            names = "--scene",
            split = ",",
            paramLabel = "SCENE",
            completionCandidates = Scenes.class,
            description = "Play only these, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<String> scenes = List.of();

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            completionCandidates = Faults.class,
            description = "Break something on purpose, to see that a check notices: ${COMPLETION-CANDIDATES}.")
    private Optional<String> fault = Optional.empty();

    public DemoCommand(Console console, DemoRun run) {
        this.console = console;
        this.run = run;
    }

    /** Runs a demo and returns its exit code. */
    @FunctionalInterface
    public interface DemoRun {
        int run(DemoOptions options);
    }

    /** The names of all scenes. */
    static final class Scenes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Scene.values()).map(Scene::label).iterator();
        }
    }

    /** The names of all faults. */
    static final class Faults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fault.values()).map(Fault::label).iterator();
        }
    }

    @Override
    public Integer call() {
        return run.run(new DemoOptions(
                format(),
                keep,
                scenes(),
                fault.map(DemoCommand::fault),
                console.terminal(),
                console.coloured(),
                Pace.TO_WATCH));
    }

    private DemoOptions.Format format() {
        return switch (format) {
            case "text" -> DemoOptions.Format.TEXT;
            case "json" -> DemoOptions.Format.JSON;
            default -> throw new WrongUsage("--output: \"" + format + "\" (expected: text or json)");
        };
    }

    private Set<Scene> scenes() {
        return scenes.isEmpty()
                ? EnumSet.allOf(Scene.class)
                : scenes.stream().map(DemoCommand::scene).collect(Collectors.toSet());
    }

    private static Scene scene(String name) {
        return Scene.named(name).orElseThrow(() -> unknown("--scene", name, new Scenes()));
    }

    private static Fault fault(String name) {
        return Fault.named(name).orElseThrow(() -> unknown("--fault", name, new Faults()));
    }

    private static WrongUsage unknown(String option, String name, Iterable<String> known) {
        return new WrongUsage(option + ": \"" + name + "\" (expected: one of " + String.join(", ", known) + ")");
    }
}
