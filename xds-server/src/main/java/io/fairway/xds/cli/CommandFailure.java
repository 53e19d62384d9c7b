package io.fairway.xds.cli;

import java.util.Collection;
import java.util.List;

/** A command cannot do what was asked; each line says why, for people. Ends the program with exit code 1. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String line) {
        super(line);
    }

    CommandFailure(Collection<?> lines) {
        super(String.join("\n", lines.stream().map(Object::toString).toList()));
    }

    List<String> lines() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
