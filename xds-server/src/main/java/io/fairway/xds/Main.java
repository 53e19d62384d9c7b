package io.fairway.xds;

import io.fairway.xds.cli.Console;
import io.fairway.xds.cli.FairwayCommand;
import java.nio.file.Path;
import java.util.Optional;

/** The program. The only place that reads the environment and ends the process. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("fairway.home", "."));
        boolean terminal = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        Console console = new Console(System.out, System.err, System.getenv(), home, terminal);
        System.exit(FairwayCommand.run(console, arguments));
    }
}
