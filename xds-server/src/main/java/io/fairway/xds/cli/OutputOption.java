package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.xds.translate.ResourceText;
import picocli.CommandLine.Option;

/** The option that chooses the form of a command's answer. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = OutputFormat.Converter.class,
            completionCandidates = OutputFormat.Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private OutputFormat format = OutputFormat.TABLE;

    OutputFormat format() {
        return format;
    }

    /** Prints the answer: the tree for machines, otherwise what the table's printer prints. */
    void print(Console console, JsonNode tree, Runnable table) {
        switch (format) {
            case TABLE -> table.run();
            case YAML -> console.out().print(ResourceText.yaml(tree));
            case JSON -> console.out().println(tree.toPrettyString());
        }
    }
}
