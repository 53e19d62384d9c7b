package io.fairway.xds.stream;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.delta.DeltaDialect;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.sotw.SotwDialect;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Opens a session for every call, and closes those that are open when the server goes. Safe for any thread. */
final class StreamSessions {
    private final StreamSettings settings;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicBoolean shutDown = new AtomicBoolean();
    private final Set<StreamSession<?, ?>> open = ConcurrentHashMap.newKeySet();

    StreamSessions(StreamSettings settings) {
        this.settings = settings;
    }

    StreamObserver<DiscoveryRequest> sotw(Optional<ResourceType> only, StreamObserver<DiscoveryResponse> responses) {
        return open(new SotwDialect(), only, responses);
    }

    StreamObserver<DeltaDiscoveryRequest> delta(
            Optional<ResourceType> only, StreamObserver<DeltaDiscoveryResponse> responses) {
        return open(new DeltaDialect(), only, responses);
    }

    void shutDown() {
        shutDown.set(true);
        open.forEach(StreamSession::shutDown);
    }

    private <Q, R extends Message> StreamObserver<Q> open(
            Dialect<Q, R> dialect, Optional<ResourceType> only, StreamObserver<R> responses) {
        ProxyIdentity identity = StreamIdentity.KEY.get();
        if (identity == null) {
            responses.onError(Status.UNAUTHENTICATED
                    .withDescription("no credential (expected: one that proves which proxy this is)")
                    .asRuntimeException());
            return new Deaf<>();
        }
        ServerCallStreamObserver<R> call = (ServerCallStreamObserver<R>) responses;
        CallOutlet<R> outlet = new CallOutlet<>(call);
        StreamSession<Q, R> session =
                new StreamSession<>(settings, new StreamScope(ids.incrementAndGet(), identity, only), dialect, outlet);
        open.add(session);
        outlet.whenClosed(() -> open.remove(session));
        call.disableAutoRequest();
        call.setOnReadyHandler(session::ready);
        call.setOnCancelHandler(() -> session.clientLeft("cancelled"));
        call.request(1);
        if (shutDown.get()) {
            session.shutDown();
        }
        return new Requests<>(session);
    }

    /** Hands a call's events to its session. */
    private record Requests<Q>(StreamSession<Q, ?> session) implements StreamObserver<Q> {
        @Override
        public void onNext(Q request) {
            session.request(request);
        }

        @Override
        public void onError(Throwable error) {
            session.clientLeft("broken: " + Status.fromThrowable(error).getCode());
        }

        @Override
        public void onCompleted() {
            session.clientLeft("completed by the client");
        }
    }

    /** Listens to a call that was refused. */
    private static final class Deaf<Q> implements StreamObserver<Q> {
        @Override
        public void onNext(Q request) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
