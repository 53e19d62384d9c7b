package io.fairway.xds.demo.world;

/** What a pod's backend does with a request. */
public enum Behaviour {
    /** It answers who it is and who called. */
    ANSWERS,
    /** It does the same, and answers 500 to every twentieth request. */
    FAILS_SOMETIMES,
    /** It answers who it is and keeps to itself who called. */
    HIDES_CALLER
}
