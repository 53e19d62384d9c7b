package io.fairway.xds.stream.protocol;

import com.google.protobuf.Message;
import io.fairway.xds.snapshot.ResourceType;

/**
 * One variant of xDS: its messages and its rules. Stateless.
 *
 * @param <Q> requests
 * @param <R> responses
 */
public interface Dialect<Q, R extends Message> {

    /** Which variant. */
    StreamKind kind();

    /** The part of a request that does not depend on the type. */
    RequestHead head(Q request);

    /** The state of a type on a stream that has not heard of it yet. */
    TypeSubscription<Q> subscription(ResourceType type, RequestLimits limits);

    /** The message that carries an update. */
    R response(ResponseHead head, Update update);
}
