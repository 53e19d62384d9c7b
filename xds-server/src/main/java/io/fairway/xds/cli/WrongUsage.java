package io.fairway.xds.cli;

/** A command line that no command can make sense of, beyond what its syntax says. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
