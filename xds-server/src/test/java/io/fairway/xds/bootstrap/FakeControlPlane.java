package io.fairway.xds.bootstrap;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.certificates.TokenInterceptor;
import io.fairway.xds.proxy.ProxyIdentity;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** An ADS server that has nothing to serve, asks for a token and remembers who came. */
final class FakeControlPlane implements AutoCloseable {

    private static final Context.Key<ProxyIdentity> IDENTITY = Context.key("identity");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final List<String> presented = new CopyOnWriteArrayList<>();
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private final Server server;

    FakeControlPlane(ProxyTokens tokens) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerInterceptors.interceptForward(
                        new Ads(), new Remember(), new TokenInterceptor(tokens::authenticate, IDENTITY)))
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** The authorization headers that came, right or wrong, in order. */
    List<String> presented() {
        return presented;
    }

    /** The streams that were let through, in order. */
    List<Opened> opened() {
        return opened;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** A stream that was let through, with what its first request said. */
    record Opened(ProxyIdentity identity, Node node, AdsKind kind, StreamObserver<?> responses) {
        void drop() {
            responses.onError(Status.UNAVAILABLE.asRuntimeException());
        }
    }

    private final class Remember implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            presented.add(String.valueOf(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }

    private final class Ads extends AggregatedDiscoveryServiceImplBase {
        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaAggregatedResources(
                StreamObserver<DeltaDiscoveryResponse> responses) {
            return new Requests<>(AdsKind.DELTA, responses, DeltaDiscoveryRequest::getNode, request -> {
                if (request.getResponseNonce().isEmpty()) {
                    responses.onNext(DeltaDiscoveryResponse.newBuilder()
                            .setTypeUrl(request.getTypeUrl())
                            .setNonce("1")
                            .build());
                }
            });
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamAggregatedResources(StreamObserver<DiscoveryResponse> responses) {
            return new Requests<>(AdsKind.SOTW, responses, DiscoveryRequest::getNode, request -> {
                if (request.getResponseNonce().isEmpty()) {
                    responses.onNext(DiscoveryResponse.newBuilder()
                            .setTypeUrl(request.getTypeUrl())
                            .setVersionInfo("1")
                            .setNonce("1")
                            .build());
                }
            });
        }
    }

    private final class Requests<Q> implements StreamObserver<Q> {
        private final ProxyIdentity identity = IDENTITY.get();
        private final AdsKind kind;
        private final StreamObserver<?> responses;
        private final Function<Q, Node> node;
        private final Consumer<Q> answer;
        private boolean first = true;

        Requests(AdsKind kind, StreamObserver<?> responses, Function<Q, Node> node, Consumer<Q> answer) {
            this.kind = kind;
            this.responses = responses;
            this.node = node;
            this.answer = answer;
        }

        @Override
        public void onNext(Q request) {
            if (first) {
                first = false;
                opened.add(new Opened(identity, node.apply(request), kind, responses));
            }
            answer.accept(request);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
