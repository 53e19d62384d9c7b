package io.fairway.xds.stream.protocol;

/** The variant of xDS that a stream speaks. */
public enum StreamKind {
    /** State of the world: a client lists all that it wants in every request. */
    SOTW,
    /** Incremental: requests and responses carry changes. */
    DELTA
}
