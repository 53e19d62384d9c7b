package io.fairway.xds.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
        name = "fairway",
        mixinStandardHelpOptions = true,
        version = "fairway 0.1.0-SNAPSHOT",
        description = "Joins the Services of many Kubernetes clusters into one, for Envoy.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage.", "Start with: fairway demo"})
public final class FairwayCommand {

    private FairwayCommand() {}

    /** Runs a command line and returns its exit code. */
    public static int run(Console console, String... arguments) {
        PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
        return new CommandLine(new FairwayCommand())
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(new BootstrapCommand(console))
                .addSubcommand(new TranslateCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ConfigCommand(console))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((failure, _, _) -> failed(console, failure))
                .execute(arguments);
    }

    /** An expected failure is told in its own words; anything else is a bug, and its trace is what helps. */
    private static int failed(Console console, Exception failure) throws Exception {
        if (!(failure instanceof CommandFailure expected)) {
            throw failure;
        }
        expected.lines().forEach(line -> console.err().println("fairway: " + line));
        return ExitCodes.FAILED;
    }
}
