package io.fairway.xds.stream;

import static io.fairway.xds.stream.protocol.TestResources.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.model.id.ClusterId;
import io.fairway.testing.AdsReply;
import io.fairway.testing.AdsState;
import io.fairway.testing.DeltaClientState;
import io.fairway.testing.SotwClientState;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.delta.DeltaDialect;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.TestResources;
import io.fairway.xds.stream.sotw.SotwDialect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A session without a socket, and the model of a client at its other end. Everything runs at once on the caller's thread. */
final class TestStream<Q, R extends Message> {
    static final ProxyIdentity IDENTITY = new ProxyIdentity(new ClusterId("east"), "shop", "cart", "cart-1");
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final FakeSource source = new FakeSource();
    final FakeTimers timers = new FakeTimers();
    final ConnectedProxies proxies = new ConnectedProxies();
    final RecordingOutlet<R> outlet = new RecordingOutlet<>();
    final AdsState<Q> client;
    final StreamSession<Q, R> session;
    private final Function<R, AdsReply> reader;
    private long revision;

    private TestStream(
            Dialect<Q, R> dialect, AdsState<Q> client, Function<R, AdsReply> reader, Optional<ResourceType> only) {
        this.client = client;
        this.reader = reader;
        this.session = new StreamSession<>(
                settings(source, proxies, timers), new StreamScope(1, IDENTITY, only), dialect, outlet);
    }

    static TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> delta() {
        return new TestStream<>(new DeltaDialect(), new DeltaClientState(NODE), AdsReply::of, Optional.empty());
    }

    static TestStream<DiscoveryRequest, DiscoveryResponse> sotw() {
        return new TestStream<>(new SotwDialect(), new SotwClientState(NODE), AdsReply::of, Optional.empty());
    }

    static TestStream<DiscoveryRequest, DiscoveryResponse> sotw(ResourceType only) {
        return new TestStream<>(new SotwDialect(), new SotwClientState(NODE), AdsReply::of, Optional.of(only));
    }

    static StreamSettings settings(FakeSource source, StreamEvents events, Timers timers) {
        return new StreamSettings(
                "fairway-test",
                source,
                events,
                Runnable::run,
                timers,
                InstantSource.fixed(NOW),
                new RequestLimits(1000, 4096));
    }

    void publish(EncodedResource... resources) {
        publish(List.of(resources));
    }

    void publish(Collection<EncodedResource> resources) {
        source.publish(TestResources.snapshot(++revision, resources));
    }

    void subscribe(ResourceType type, String... names) {
        session.request(client.subscribe(type.typeUrl(), List.of(names)));
    }

    /** Takes the oldest response, which must be of the type, without answering it. */
    AdsReply take(ResourceType type) {
        assertThat(outlet.sent).as("responses").isNotEmpty();
        AdsReply reply = reader.apply(outlet.sent.remove());
        assertThat(reply.typeUrl()).isEqualTo(type.typeUrl());
        return reply;
    }

    /** Takes the oldest response, which must be of the type, and ACKs it. */
    AdsReply accept(ResourceType type) {
        AdsReply reply = take(type);
        session.request(client.accept(reply));
        return reply;
    }

    void nack(AdsReply reply, String reason) {
        session.request(client.reject(reply, reason));
    }

    void acceptAll() {
        while (!outlet.sent.isEmpty()) {
            session.request(client.accept(reader.apply(outlet.sent.remove())));
        }
    }

    void assertSilent() {
        assertThat(outlet.sent).isEmpty();
    }
}
