package io.fairway.model;

/**
 * How far a cluster's image can be trusted to be current. Absence is not evidence: an image that is not live keeps
 * all it had.
 *
 * @param state the stage
 * @param reason why, for people; empty while live
 */
public record Freshness(State state, String reason) {

    /** Nothing has been seen of the cluster yet: its emptiness means nothing. */
    public static final Freshness NEVER_SYNCED = new Freshness(State.NEVER_SYNCED, "not synced yet");

    /** The image follows the cluster. */
    public static final Freshness LIVE = new Freshness(State.LIVE, "");

    /** The cluster cannot be seen at present; what was last seen is kept. */
    public static Freshness stale(String reason) {
        return new Freshness(State.STALE, reason);
    }

    /** Whether the cluster has been seen completely at least once. */
    public boolean hasSynced() {
        return state != State.NEVER_SYNCED;
    }

    /** The stages of a cluster's image. */
    public enum State {
        NEVER_SYNCED,
        LIVE,
        STALE
    }
}
