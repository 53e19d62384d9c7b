package io.fairway.xds.stream.protocol;

/**
 * What one stream may ask for; more is refused, so that a client's memory use here has a bound.
 *
 * @param names names per type, subscribed or listed with a version
 * @param nodeBytes bytes of the node that a client describes itself with
 */
public record RequestLimits(int names, int nodeBytes) {

    /** Far above what a proxy of a large mesh needs. */
    public static final RequestLimits DEFAULT = new RequestLimits(20_000, 64 * 1024);
}
