package io.fairway.watchers;

import java.util.Comparator;

/**
 * One thing that is wrong with what a member cluster says, for people to mend.
 *
 * @param where the file or folder, as the user named it
 * @param line the line, counted from 1; 0 if it concerns no line in particular
 * @param message what was found and what was expected instead
 */
public record Problem(String where, int line, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::where).thenComparingInt(Problem::line).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** The one-line form, {@code where:line: message}. */
    @Override
    public String toString() {
        return where + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
