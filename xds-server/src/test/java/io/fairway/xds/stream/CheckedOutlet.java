package io.fairway.xds.stream;

import io.grpc.Status;
import java.util.function.Consumer;

/** An outlet that shows every response to a check before it leaves. */
record CheckedOutlet<R>(RecordingOutlet<R> outlet, Consumer<R> check) implements Outlet<R> {
    @Override
    public boolean isReady() {
        return outlet.isReady();
    }

    @Override
    public void send(R response) {
        check.accept(response);
        outlet.send(response);
    }

    @Override
    public void requestNext() {
        outlet.requestNext();
    }

    @Override
    public void close(Status status) {
        outlet.close(status);
    }
}
