package io.fairway.xds.stream;

import io.fairway.xds.proxy.ProxyIdentity;
import io.grpc.Context;

/** Where an interceptor that checked a call's credential leaves whose it is. */
public final class StreamIdentity {

    /** Who the caller proved to be; a call without it is answered UNAUTHENTICATED. */
    public static final Context.Key<ProxyIdentity> KEY = Context.key("fairway-proxy-identity");

    private StreamIdentity() {}
}
