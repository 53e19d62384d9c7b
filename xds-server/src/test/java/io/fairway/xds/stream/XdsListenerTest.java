package io.fairway.xds.stream;

import static io.fairway.xds.snapshot.ResourceType.CLUSTER;
import static io.fairway.xds.snapshot.ResourceType.ENDPOINT;
import static io.fairway.xds.stream.protocol.TestResources.NODE;
import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envoyproxy.envoy.service.cluster.v3.ClusterDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.fairway.testing.AdsReply;
import io.fairway.testing.AdsTestClient;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same rules over real sockets. */
final class XdsListenerTest {
    private static final String CLUSTERS = CLUSTER.typeUrl();
    private static final String ENDPOINTS = ENDPOINT.typeUrl();
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final FakeSource source = new FakeSource();
    private final ConnectedProxies proxies = new ConnectedProxies();
    private final XdsListener listener = XdsListener.start(
            new ListenerSettings(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    ListenerSettings.DEFAULT_MAX_CONNECTION_AGE),
            new XdsServices(settings()),
            List.of(new TokenCheck()),
            executor);

    @AfterEach
    void stop() {
        listener.close();
        timer.shutdownNow();
        executor.shutdownNow();
    }

    @Test
    void bothVariantsEndWithTheSameResources() {
        source.publish(snapshot(1, cluster("a", 1), cluster("b", 1), endpoints("a", 1)));
        try (AdsTestClient sotw = AdsTestClient.sotw(listener.address(), NODE, Optional.of("good"));
                AdsTestClient delta = AdsTestClient.delta(listener.address(), NODE, Optional.of("good"))) {
            for (AdsTestClient client : List.of(sotw, delta)) {
                client.acceptAll().subscribe(CLUSTERS).subscribe(ENDPOINTS, "a");
                client.await(CLUSTERS, held -> held.size() == 2);
                client.await(ENDPOINTS, held -> held.containsKey("a"));
            }
            source.publish(snapshot(2, cluster("b", 2), cluster("c", 1)));

            sotw.await(CLUSTERS, held -> !held.containsKey("a"));
            delta.await(CLUSTERS, held -> !held.containsKey("a"));
            assertThat(delta.resources(CLUSTERS))
                    .isEqualTo(sotw.resources(CLUSTERS))
                    .containsOnlyKeys("b", "c");
        }
    }

    @Test
    void aReconnectThatMissedNothingGetsNoClustersAgain() {
        source.publish(snapshot(1, cluster("a", 1)));
        try (AdsTestClient client = AdsTestClient.delta(listener.address(), NODE, Optional.of("good"))) {
            client.acceptAll().subscribe(CLUSTERS).await(CLUSTERS, held -> held.containsKey("a"));
            client.reconnect().subscribe(ENDPOINTS, "nowhere");
            source.publish(snapshot(2, cluster("a", 1), cluster("b", 1)));

            client.await(CLUSTERS, held -> held.containsKey("b"));
            assertThat(client.responses(CLUSTERS)).isEqualTo(2);
        }
    }

    @Test
    void aStateOfSeveralMegabytesArrivesWhole() {
        List<EncodedResource> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(cluster("cluster-with-quite-a-long-name-so-that-the-response-is-large-" + i, 1));
        }
        source.publish(snapshot(1, many));
        try (AdsTestClient client = AdsTestClient.delta(listener.address(), NODE, Optional.of("good"))) {
            client.acceptAll().subscribe(CLUSTERS);

            assertThat(client.await(CLUSTERS, held -> held.size() == 20_000)).hasSize(20_000);
            client.reconnect();
            source.publish(snapshot(2, many.subList(1, many.size())));
            client.await(CLUSTERS, held -> held.size() == 19_999);
        }
    }

    @Test
    void aClientThatRefusesShowsInTheStatusAndIsLeftAlone() {
        source.publish(snapshot(1, cluster("a", 1)));
        try (AdsTestClient client = AdsTestClient.sotw(listener.address(), NODE, Optional.of("good"))) {
            client.subscribe(CLUSTERS);
            AdsReply bad = client.next(CLUSTERS);
            client.nack(bad, "cannot use a");
            source.publish(snapshot(2, cluster("a", 2)));
            AdsReply good = client.next(CLUSTERS);

            assertThat(good.resources()).containsOnlyKeys("a");
            assertThat(client.responses(CLUSTERS)).isEqualTo(2);
            assertThat(proxies.list()
                            .getFirst()
                            .of(CLUSTER)
                            .nacked()
                            .orElseThrow()
                            .message())
                    .isEqualTo("cannot use a");
        }
    }

    @Test
    void aCallWithoutACredentialIsUnauthenticated() {
        try (AdsTestClient client = AdsTestClient.delta(listener.address(), NODE, Optional.empty())) {
            client.subscribe(CLUSTERS);

            assertThat(client.awaitEnd().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void closingTellsClientsToGoElsewhere() {
        source.publish(snapshot(1, cluster("a", 1)));
        try (AdsTestClient client = AdsTestClient.delta(listener.address(), NODE, Optional.of("good"))) {
            client.acceptAll().subscribe(CLUSTERS).await(CLUSTERS, held -> held.containsKey("a"));
            listener.close();

            assertThat(client.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void pollingIsNotOffered() {
        ManagedChannel channel = NettyChannelBuilder.forAddress(listener.address())
                .usePlaintext()
                .build();
        try {
            assertThatThrownBy(() -> ClusterDiscoveryServiceGrpc.newBlockingStub(channel)
                            .fetchClusters(DiscoveryRequest.getDefaultInstance()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void anAddressInUseIsNamed() {
        ListenerSettings taken = new ListenerSettings(listener.address(), ListenerSettings.DEFAULT_MAX_CONNECTION_AGE);

        assertThatThrownBy(() -> XdsListener.start(taken, new XdsServices(settings()), List.of(), executor))
                .hasMessageContaining(String.valueOf(listener.address().getPort()));
    }

    private StreamSettings settings() {
        return new StreamSettings(
                "fairway-test",
                source,
                proxies,
                executor,
                Timers.on(timer),
                InstantSource.fixed(TestStream.NOW),
                RequestLimits.DEFAULT);
    }

    /** Lets the token {@code good} in. */
    private static final class TokenCheck implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            return "Bearer good".equals(headers.get(AUTHORIZATION))
                    ? Contexts.interceptCall(
                            Context.current().withValue(StreamIdentity.KEY, TestStream.IDENTITY), call, headers, next)
                    : next.startCall(call, headers);
        }
    }
}
