package io.fairway.xds.cli;

import io.fairway.xds.demo.Demo;
import io.fairway.xds.demo.DemoOptions;
import io.fairway.xds.demo.EnvoyInstallation;
import io.fairway.xds.demo.Fault;
import io.fairway.xds.demo.Pace;
import io.fairway.xds.demo.Scene;
import io.fairway.xds.demo.world.RealParts;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs three clusters in two networks on this machine, with real Envoys, and shows where calls go and why",
            "while zones, clusters and a region fail and come back. Checks what it shows; exits 0 only if all held."
        },
        footer = {"", "Example:", "  fairway demo --keep"})
final class DemoCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--keep", description = "Stay up after the last scene and say how to look around.")
    private boolean keep;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SCENE",
            description = "Play these scenes only: spread, zone, cluster, region, recovery, unexport.")
    private List<String> only = List.of();

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Break the world on purpose, to see a check fail; docs/demo.md lists the faults.")
    private @Nullable String fault;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.table;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DemoOptions options = new DemoOptions(
                output == OutputFormat.json ? DemoOptions.Format.JSON : DemoOptions.Format.TEXT,
                keep,
                scenes(),
                Optional.ofNullable(fault).map(DemoCommand::fault),
                console.terminal(),
                console.coloured(),
                Pace.TO_WATCH);
        RealParts parts = RealParts.of(EnvoyInstallation.require(console.environment(), console.home()));
        return Demo.run(options, parts, new SecureRandom(), console.out(), console.err());
    }

    private Set<Scene> scenes() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Scene.class);
        }
        Set<Scene> scenes = EnumSet.noneOf(Scene.class);
        only.forEach(name -> scenes.add(Scene.named(name)
                .orElseThrow(() -> new CommandFailure(
                        "--only: \"" + name + "\" (expected: one of " + labels(Scene.values(), Scene::label) + ")"))));
        return scenes;
    }

    private static Fault fault(String name) {
        return Fault.named(name)
                .orElseThrow(() -> new CommandFailure(
                        "--fault: \"" + name + "\" (expected: one of " + labels(Fault.values(), Fault::label) + ")"));
    }

    private static <T> String labels(T[] values, Function<T, String> label) {
        return Stream.of(values).map(label).collect(Collectors.joining(", "));
    }
}
