package io.fairway.watchers.decode;

/** Reads port numbers. */
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    /** The port number that stands here, or 0 after a problem. */
    static int required(Field field) {
        if (!field.isPresent()) {
            field.refuse("1-" + MAX);
        }
        return field.integer(1, MAX).orElse(0);
    }
}
