package io.fairway.xds.stream;

import io.grpc.Status;

/**
 * The way out to one client.
 *
 * @param <R> responses
 */
interface Outlet<R> {

    /** Whether a response would leave rather than pile up; when that becomes true again, the session is told. */
    boolean isReady();

    /** Sends a response. */
    void send(R response);

    /** Lets one more request in. */
    void requestNext();

    /** Ends the stream; OK when the client is done, else the reason. */
    void close(Status status);
}
