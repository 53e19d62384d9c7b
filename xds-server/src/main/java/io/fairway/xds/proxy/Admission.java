package io.fairway.xds.proxy;

/** Whether a proxy that proved who it is may be served as what it says it is. */
public sealed interface Admission {

    /**
     * It may.
     *
     * @param view what it gets configuration for
     */
    record Admitted(ProxyView view) implements Admission {}

    /**
     * It may not.
     *
     * @param reason why, naming the value and what was expected; safe to send to the client
     */
    record Refused(String reason) implements Admission {}
}
