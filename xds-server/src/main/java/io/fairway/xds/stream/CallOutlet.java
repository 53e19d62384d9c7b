package io.fairway.xds.stream;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

/**
 * A gRPC call as a way out.
 *
 * @param <R> responses
 */
final class CallOutlet<R> implements Outlet<R> {
    private final ServerCallStreamObserver<R> call;
    private volatile Runnable whenClosed = () -> {};

    CallOutlet(ServerCallStreamObserver<R> call) {
        this.call = call;
    }

    /** Runs this when the session closes the call. Set before any request comes in. */
    void whenClosed(Runnable action) {
        whenClosed = action;
    }

    @Override
    public boolean isReady() {
        return call.isReady();
    }

    @Override
    public void send(R response) {
        call.onNext(response);
    }

    @Override
    public void requestNext() {
        call.request(1);
    }

    @Override
    public void close(Status status) {
        whenClosed.run();
        if (call.isCancelled()) {
            return;
        }
        if (status.isOk()) {
            call.onCompleted();
        } else {
            call.onError(status.asRuntimeException());
        }
    }
}
