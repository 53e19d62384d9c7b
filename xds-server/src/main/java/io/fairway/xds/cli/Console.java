package io.fairway.xds.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command may use of the world that it was called in.
 *
 * @param out where answers go
 * @param err where errors and progress go
 * @param environment the environment variables
 * @param home the root of the checkout or installation
 * @param terminal whether a person watches on a terminal
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path home, boolean terminal) {
    public Console {
        environment = Map.copyOf(environment);
    }

    /** Whether colours are welcome (no-color.org). */
    boolean coloured() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
