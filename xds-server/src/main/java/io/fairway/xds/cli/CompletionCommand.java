package io.fairway.xds.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fairway generate-completion}. Picocli's own command of that name has a help option that clashes with the inherited one. */
@Command(
        name = "generate-completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {"", "Example:", "  source <(fairway generate-completion)"})
final class CompletionCommand implements Runnable {

    private final Console console;
    private final CommandLine root;

    CompletionCommand(Console console, CommandLine root) {
        this.console = console;
        this.root = root;
    }

    @Override
    public void run() {
        console.out().print(AutoComplete.bash(root.getCommandName(), root));
    }
}
