package io.fairway.bench.propagation;

import io.fairway.xds.demo.EnvoyInstallation;
import io.fairway.xds.demo.world.RealParts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how long the change of one endpoint takes from a file's rename to clients and Envoys. */
@Command(
        name = "propagation",
        mixinStandardHelpOptions = true,
        description = "Measures how long the change of one endpoint takes from a file's rename to a running Envoy.")
public final class PropagationBenchmark implements Callable<Integer> {

    @Option(names = "--envoys", description = "Envoys that are connected (default: ${DEFAULT-VALUE}).")
    private int envoys = 1;

    @Option(names = "--services", description = "Services of the ClusterSet (default: ${DEFAULT-VALUE}).")
    private int services = 100;

    @Option(names = "--endpoints", description = "Endpoints per Service and cluster (default: ${DEFAULT-VALUE}).")
    private int endpoints = 10;

    @Option(names = "--changes", description = "Changes that are counted (default: ${DEFAULT-VALUE}).")
    private int changes = 200;

    @Option(names = "--warm-up", description = "Changes that come first (default: ${DEFAULT-VALUE}; even).")
    private int warmUp = 20;

    @Option(
            names = {"-o", "--output"},
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format output = Format.table;

    private enum Format {
        table,
        json
    }

    private PropagationBenchmark() {}

    /** Runs and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PropagationBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (changes % 2 != 0 || changes < 2 || warmUp % 2 != 0 || warmUp < 0) {
            throw new IllegalArgumentException(
                    "changes: " + warmUp + " and " + changes + " (expected: even, at least 0 and 2)");
        }
        Path home = Path.of(System.getProperty("fairway.home", "."));
        RealParts parts = RealParts.of(EnvoyInstallation.require(System.getenv(), home));
        Sizes sizes = new Sizes(envoys, services, endpoints);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        PropagationReport report = new PropagationReport(
                sizes, load, new PropagationRun(sizes, warmUp, changes, parts, new SecureRandom()).measure());
        System.out.println(output == Format.json ? report.json() : report.text());
        return 0;
    }
}
