package io.fairway.xds.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The command line as a whole: which commands there are, and how each ends. */
public final class Cli {

    /** The command did what it was asked to. */
    public static final int DONE = 0;

    /** The command could not do it, or found something wrong; standard error says what. */
    public static final int FAILED = 1;

    /** The command line itself makes no sense. */
    public static final int USAGE = 2;

    private static final int HELP_WIDTH = 100;

    private Cli() {}

    /**
     * Runs one command.
     *
     * @param commands the commands that there are
     * @return the exit code
     */
    public static int run(Console console, List<?> commands, String... arguments) {
        CommandLine line = new CommandLine(new FairwayCommand());
        commands.forEach(line::addSubcommand);
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler(
                (wrong, _) -> wrongUsage(console, wrong.getCommandLine(), String.valueOf(wrong.getMessage())));
        line.setExecutionExceptionHandler((failure, command, _) -> failed(console, command, failure));
        int code = line.execute(arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static int wrongUsage(Console console, CommandLine command, String why) {
        String name = command.getCommandSpec().qualifiedName();
        console.err().println(name + ": " + why.lines().findFirst().orElse("wrong usage"));
        console.err().println("See '" + name + " --help'.");
        return USAGE;
    }

    private static int failed(Console console, CommandLine command, Exception failure) {
        return switch (failure) {
            case WrongUsage wrong -> wrongUsage(console, command, String.valueOf(wrong.getMessage()));
            case CommandFailed expected -> {
                expected.lines().forEach(console.err()::println);
                yield FAILED;
            }
            default -> {
                console.err().println("fairway: bug: " + failure);
                failure.printStackTrace(console.err());
                yield FAILED;
            }
        };
    }
}
