package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fairway version}. */
@Command(
        name = "version",
        description = "Print the version.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  fairway version -o json"})
public final class VersionCommand implements Callable<Integer> {

    private final Console console;
    private final String version;

    @Mixin
    private OutputOption output = new OutputOption();

    public VersionCommand(Console console, String version) {
        this.console = console;
        this.version = version;
    }

    @Override
    public Integer call() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("version", version);
        tree.put("java", Runtime.version().toString());
        output.print(console, tree, () -> console.out().println("fairway " + version));
        return Cli.DONE;
    }
}
