package io.fairway.xds.cli;

import io.fairway.xds.config.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fairway serve}. */
@Command(
        name = "serve",
        description = "Run the control plane until it is told to end.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  fairway serve --config fairway.yaml"})
public final class ServeCommand implements Callable<Integer> {

    private final Serving serving;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The server's file; docs/reference/configuration.md describes it.")
    private Path config = Path.of("");

    public ServeCommand(Serving serving) {
        this.serving = serving;
    }

    /** Runs a control plane. */
    @FunctionalInterface
    public interface Serving {

        /**
         * Returns when the control plane was told to end.
         *
         * @return the exit code
         * @throws IOException if it cannot start, for a reason to show
         */
        int serve(ServerConfig config) throws IOException;
    }

    @Override
    public Integer call() {
        try {
            return serving.serve(Configs.server(config));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailed("cannot serve: " + Reasons.of(e));
        }
    }
}
