package io.fairway.xds.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints.
 *
 * @param out for data
 * @param err for progress and errors
 * @param terminal whether standard output is a terminal, which can be redrawn
 * @param coloured whether it wants colours too
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, boolean coloured) {

    Ansi ansi() {
        return coloured ? Ansi.ON : Ansi.OFF;
    }

    String bold(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
