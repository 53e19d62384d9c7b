package io.fairway.xds.config;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param file the file, as the user named it
 * @param line the line, counted from 1; 0 if it concerns the file as a whole
 * @param message the key's path, the value that stands there and what was expected instead
 */
public record ConfigProblem(String file, int line, String message) implements Comparable<ConfigProblem> {

    private static final Comparator<ConfigProblem> ORDER = Comparator.comparing(ConfigProblem::file)
            .thenComparingInt(ConfigProblem::line)
            .thenComparing(ConfigProblem::message);

    @Override
    public int compareTo(ConfigProblem other) {
        return ORDER.compare(this, other);
    }

    /** The one-line form, {@code file:line: message}, which editors and terminals make a link of. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
