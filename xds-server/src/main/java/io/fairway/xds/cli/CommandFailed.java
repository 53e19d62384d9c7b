package io.fairway.xds.cli;

import java.util.Collection;
import java.util.List;

/** A command cannot do what it was asked to, for reasons that its user can read and mend. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** One reason. */
    public CommandFailed(String reason) {
        this(List.of("fairway: " + reason));
    }

    /** The lines to print, as they are. */
    public CommandFailed(Collection<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
