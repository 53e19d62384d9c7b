package io.fairway.testing;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceStub;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * A proxy's end of an ADS stream, over a real socket. Answers nothing by itself unless told to. Waiting methods fail after a
 * deadline. Safe for any thread.
 */
public final class AdsTestClient implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final AdsLink<?, ?> link;

    private AdsTestClient(ManagedChannel channel, AdsLink<?, ?> link) {
        this.channel = channel;
        this.link = link;
    }

    /** A state-of-the-world client that shows the bearer token, if any. */
    public static AdsTestClient sotw(InetSocketAddress server, Node node, Optional<String> token) {
        ManagedChannel channel = channel(server);
        AggregatedDiscoveryServiceStub stub = stub(channel, token);
        return new AdsTestClient(
                channel, new AdsLink<>(new SotwClientState(node), AdsReply::of, stub::streamAggregatedResources));
    }

    /** An incremental client that shows the bearer token, if any. */
    public static AdsTestClient delta(InetSocketAddress server, Node node, Optional<String> token) {
        ManagedChannel channel = channel(server);
        AggregatedDiscoveryServiceStub stub = stub(channel, token);
        return new AdsTestClient(
                channel, new AdsLink<>(new DeltaClientState(node), AdsReply::of, stub::deltaAggregatedResources));
    }

    /** From now on applies and answers every response as it comes, those that wait included. */
    public AdsTestClient acceptAll() {
        link.acceptAll();
        return this;
    }

    /** Asks for names of a type; with no names, for everything. */
    public AdsTestClient subscribe(String typeUrl, String... names) {
        link.subscribe(typeUrl, List.of(names));
        return this;
    }

    /** Wants fewer names of a type. */
    public AdsTestClient unsubscribe(String typeUrl, String... names) {
        link.unsubscribe(typeUrl, List.of(names));
        return this;
    }

    /** Waits for the next response of the type that nobody took yet. */
    public AdsReply next(String typeUrl) {
        return link.next(typeUrl, DEADLINE)
                .orElseThrow(() -> new AssertionError("no response for " + typeUrl + " within " + DEADLINE));
    }

    /** The next response of the type if one comes within the time. */
    public Optional<AdsReply> next(String typeUrl, Duration patience) {
        return link.next(typeUrl, patience);
    }

    /** Applies a response and answers it. */
    public void ack(AdsReply reply) {
        link.ack(reply);
    }

    /** Refuses a response. */
    public void nack(AdsReply reply, String reason) {
        link.nack(reply, reason);
    }

    /** Waits until what the client holds of a type passes, and returns it. */
    public SortedMap<String, Any> await(String typeUrl, Predicate<SortedMap<String, Any>> passes) {
        return link.await(typeUrl, passes, DEADLINE);
    }

    /** What the client holds of a type now. */
    public SortedMap<String, Any> resources(String typeUrl) {
        return link.resources(typeUrl);
    }

    /** How many responses of the type came so far. */
    public int responses(String typeUrl) {
        return link.responses(typeUrl);
    }

    /** Waits for the end of the stream. */
    public Status awaitEnd() {
        return link.awaitEnd(DEADLINE);
    }

    /** Ends the stream and opens a new one, on which the client introduces itself with all that it has. */
    public AdsTestClient reconnect() {
        link.reconnect();
        return this;
    }

    @Override
    public void close() {
        link.cancel();
        channel.shutdownNow();
    }

    private static ManagedChannel channel(InetSocketAddress server) {
        return NettyChannelBuilder.forAddress(server)
                .usePlaintext()
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
    }

    private static AggregatedDiscoveryServiceStub stub(Channel channel, Optional<String> token) {
        AggregatedDiscoveryServiceStub stub = AggregatedDiscoveryServiceGrpc.newStub(channel);
        Metadata headers = new Metadata();
        token.ifPresent(secret -> headers.put(AUTHORIZATION, "Bearer " + secret));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
