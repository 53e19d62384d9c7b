package io.fairway.xds.cli;

import java.io.IOException;
import java.net.URI;

/** Asks a running server's admin port. */
@FunctionalInterface
public interface AdminClient {

    /** Sends a GET request. */
    Reply get(URI uri) throws IOException, InterruptedException;

    /**
     * What the server answered.
     *
     * @param status the HTTP status
     * @param body the body
     */
    record Reply(int status, String body) {}
}
