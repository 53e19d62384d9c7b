package io.fairway.xds.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why something on the outside failed, on one line for people. */
final class Reasons {

    private Reasons() {}

    static String of(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> denied.getFile() + " may not be accessed";
            default -> messages(failure);
        };
    }

    private static String messages(Throwable failure) {
        String own = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        Throwable cause = failure.getCause();
        String line = own.lines().findFirst().orElse("");
        return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
                ? line
                : line + ": " + messages(cause);
    }
}
