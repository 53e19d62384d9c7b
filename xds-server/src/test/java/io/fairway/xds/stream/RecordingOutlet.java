package io.fairway.xds.stream;

import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Keeps what a session sends. */
final class RecordingOutlet<R> implements Outlet<R> {
    final Queue<R> sent = new ArrayDeque<>();
    boolean ready = true;
    int requested;
    Optional<Status> end = Optional.empty();

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void send(R response) {
        sent.add(response);
    }

    @Override
    public void requestNext() {
        requested++;
    }

    @Override
    public void close(Status status) {
        end = Optional.of(status);
    }
}
