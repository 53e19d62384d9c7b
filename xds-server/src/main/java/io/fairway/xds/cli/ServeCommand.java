package io.fairway.xds.cli;

import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.pipeline.ControlPlane;
import io.fairway.xds.pipeline.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the control plane until it is told to end.",
        footer = {"", "Example:", "  fairway serve --config fairway.yaml"})
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The server's configuration.")
    private Path config = Path.of("fairway.yaml");

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig server = Configs.server(config);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            await(ended);
        }));
        try (ControlPlane running = start(server)) {
            console.err().println("fairway: xDS on " + server.xds().getHostString() + ":" + running.xdsPort());
            end.await();
        } finally {
            ended.countDown();
        }
        return ExitCodes.DONE;
    }

    private static ControlPlane start(ServerConfig server) {
        try {
            return ControlPlane.start(server, Surroundings.ofThisMachine(), List.of());
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
