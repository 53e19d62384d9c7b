package io.fairway.xds.certificates;

import io.fairway.xds.proxy.ProxyIdentity;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Lets only those calls through that carry a known bearer token (RFC 6750, 2.1), and tells them whose it is. Covers every method
 * of the server that it is put before. A refusal does not say what was wrong, for whoever is refused might learn from it.
 */
public final class TokenInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final Function<String, Optional<ProxyIdentity>> tokens;
    private final Context.Key<ProxyIdentity> key;

    /**
     * Makes an interceptor.
     *
     * @param tokens whose a token is, as {@link ProxyTokens#authenticate}
     * @param key where the call finds the identity
     */
    public TokenInterceptor(Function<String, Optional<ProxyIdentity>> tokens, Context.Key<ProxyIdentity> key) {
        this.tokens = tokens;
        this.key = key;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<ProxyIdentity> identity = bearer(headers).flatMap(tokens);
        if (identity.isEmpty()) {
            call.close(Status.UNAUTHENTICATED.withDescription("a valid bearer token is required"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(key, identity.get()), call, headers, next);
    }

    /** Two headers are none: which of them counts would depend on who reads them. */
    private static Optional<String> bearer(Metadata headers) {
        return Optional.ofNullable(headers.getAll(AUTHORIZATION))
                .map(values -> StreamSupport.stream(values.spliterator(), false).toList())
                .filter(values -> values.size() == 1)
                .map(values -> values.getFirst())
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
