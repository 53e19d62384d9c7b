package io.fairway.xds.demo.world;

/** A world could not be started or changed, for a reason that its user can do something about. */
public final class WorldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorldException(String message) {
        super(message);
    }

    public WorldException(String message, Throwable cause) {
        super(message, cause);
    }
}
