package io.fairway.xds.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program without a command. */
@Command(
        name = "fairway",
        synopsisSubcommandLabel = "COMMAND",
        description = "An xDS control plane for Envoy that joins the Services of many Kubernetes clusters into one.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage.",
            "",
            "Example:",
            "  fairway demo",
        })
final class FairwayCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show this help and end.")
    private boolean help;

    @Override
    public void run() {
        throw new WrongUsage("missing command" + (help ? "" : " (expected: one of those that --help lists)"));
    }
}
