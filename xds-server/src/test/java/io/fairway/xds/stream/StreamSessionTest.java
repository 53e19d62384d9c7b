package io.fairway.xds.stream;

import static io.fairway.xds.snapshot.ResourceType.CLUSTER;
import static io.fairway.xds.snapshot.ResourceType.ENDPOINT;
import static io.fairway.xds.snapshot.ResourceType.LISTENER;
import static io.fairway.xds.stream.protocol.TestResources.NODE;
import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.testing.AdsReply;
import io.fairway.xds.stream.delta.DeltaDialect;
import io.fairway.xds.stream.protocol.Interest;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreamSessionTest {
    private final TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> stream = TestStream.delta();

    // ---- introductions and bad requests

    @Test
    void onlyTheFirstRequestNeedsTheNode() {
        stream.publish(cluster("a", 1), listener("l", 1));
        stream.subscribe(CLUSTER);
        stream.subscribe(LISTENER);

        assertThat(stream.take(CLUSTER).controlPlane()).isEqualTo("fairway-test");
        assertThat(stream.take(LISTENER).resources()).containsOnlyKeys("l");
        assertThat(stream.source.nodes).containsExactly(NODE);
    }

    @Test
    void aDifferentLaterNodeIsIgnored() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.session.request(DeltaDiscoveryRequest.newBuilder()
                .setTypeUrl(LISTENER.typeUrl())
                .setNode(Node.newBuilder().setId("somebody else"))
                .build());

        assertThat(stream.outlet.end).isEmpty();
        assertThat(stream.source.nodes).containsExactly(NODE);
    }

    @Test
    void aFirstRequestWithoutANodeIsRefused() {
        stream.session.request(
                DeltaDiscoveryRequest.newBuilder().setTypeUrl(CLUSTER.typeUrl()).build());

        assertEnd(Status.Code.INVALID_ARGUMENT, "node: absent (expected: in the first request of a stream)");
    }

    @Test
    void aHugeNodeIsRefusedWithItsSizeAndTheLimit() {
        stream.session.request(DeltaDiscoveryRequest.newBuilder()
                .setTypeUrl(CLUSTER.typeUrl())
                .setNode(Node.newBuilder().setId("x".repeat(5000)))
                .build());

        assertEnd(Status.Code.RESOURCE_EXHAUSTED, "node: 5003 bytes (expected: at most 4096)");
    }

    @Test
    void aNodeThatTheSourceRefusesIsAnsweredWithItsReason() {
        stream.source.refuse("cluster: west (expected: east)");
        stream.subscribe(CLUSTER);

        assertEnd(Status.Code.PERMISSION_DENIED, "cluster: west (expected: east)");
        assertThat(stream.proxies.list()).isEmpty();
    }

    @Test
    void aMissingTypeIsRefusedOnAnAggregatedStream() {
        stream.session.request(DeltaDiscoveryRequest.newBuilder().setNode(NODE).build());

        assertEnd(Status.Code.INVALID_ARGUMENT, "type_url: empty (expected: a type URL in every aggregated request)");
    }

    @Test
    void anUnknownTypeDisturbsNoOther() {
        stream.publish(cluster("a", 1));
        stream.session.request(stream.client.subscribe("type.googleapis.com/some.Thing", List.of()));
        stream.subscribe(CLUSTER);

        assertThat(stream.take(CLUSTER).resources()).containsOnlyKeys("a");
        assertThat(stream.outlet.end).isEmpty();
        assertThat(stream.outlet.requested).isEqualTo(2);
    }

    @Test
    void tooManyNamesEndTheStream() {
        String[] names = IntStream.range(0, 1001).mapToObj(i -> "n" + i).toArray(String[]::new);
        stream.subscribe(ENDPOINT, names);

        assertThat(stream.outlet.end.orElseThrow().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(stream.outlet.end.orElseThrow().getDescription()).contains("1001 names", "at most 1000");
    }

    @Test
    void aServiceOfOneTypeImpliesItAndRefusesOthers() {
        TestStream<DiscoveryRequest, DiscoveryResponse> clusters = TestStream.sotw(CLUSTER);
        clusters.publish(cluster("a", 1));
        clusters.session.request(DiscoveryRequest.newBuilder().setNode(NODE).build());
        assertThat(clusters.take(CLUSTER).resources()).containsOnlyKeys("a");
        clusters.subscribe(LISTENER);

        assertThat(clusters.outlet.end.orElseThrow().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(clusters.outlet.end.orElseThrow().getDescription())
                .contains(LISTENER.typeUrl(), "expected: " + CLUSTER.typeUrl());
    }

    @Test
    void aBugEndsOnlyTheStream() {
        FakeTimers timers = new FakeTimers();
        RecordingOutlet<DeltaDiscoveryResponse> outlet = new RecordingOutlet<>();
        StreamSettings good = TestStream.settings(new FakeSource(), stream.proxies, timers);
        StreamSettings broken = new StreamSettings(
                good.controlPlane(),
                (_, _, _) -> {
                    throw new IllegalStateException("a bug");
                },
                good.events(),
                good.executor(),
                timers,
                good.clock(),
                good.limits());
        StreamSession<DeltaDiscoveryRequest, DeltaDiscoveryResponse> session = new StreamSession<>(
                broken, new StreamScope(2, TestStream.IDENTITY, Optional.empty()), new DeltaDialect(), outlet);

        session.request(DeltaDiscoveryRequest.newBuilder().setNode(NODE).build());

        assertThat(outlet.end.orElseThrow().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(outlet.end.orElseThrow().getDescription()).doesNotContain("a bug");
    }

    // ---- flow

    @Test
    void nothingIsAnsweredBeforeThereIsASnapshot() {
        stream.subscribe(CLUSTER);
        stream.assertSilent();
        stream.publish(cluster("a", 1));

        assertThat(stream.take(CLUSTER).resources()).containsOnlyKeys("a");
    }

    @Test
    void changesDuringAnUnansweredResponseAreMergedIntoOne() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        AdsReply first = stream.take(CLUSTER);
        stream.publish(cluster("a", 2));
        stream.publish(cluster("a", 3), cluster("b", 1));
        stream.assertSilent();
        stream.session.request(stream.client.accept(first));

        assertThat(stream.take(CLUSTER).resources().values().stream().map(AdsReply.Versioned::version))
                .containsExactly(cluster("a", 3).version(), cluster("b", 1).version());
        stream.assertSilent();
    }

    @Test
    void aClientThatNeverAnswersIsServedAgainAfterTenSeconds() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.take(CLUSTER);
        stream.publish(cluster("a", 2));
        stream.timers.advance(Duration.ofMillis(9_999));
        stream.assertSilent();
        stream.timers.advance(Duration.ofMillis(1));

        assertThat(stream.take(CLUSTER).resources()).containsOnlyKeys("a");
    }

    @Test
    void aClientThatDoesNotReadGetsOnlyTheNewestStateLater() {
        stream.subscribe(CLUSTER);
        stream.outlet.ready = false;
        stream.publish(cluster("a", 1));
        stream.publish(cluster("a", 2));
        stream.assertSilent();
        stream.outlet.ready = true;
        stream.session.ready();

        assertThat(stream.take(CLUSTER).resources().values())
                .extracting(AdsReply.Versioned::version)
                .containsExactly(cluster("a", 2).version());
        stream.assertSilent();
    }

    @Test
    void endpointsDoNotWaitForTheAnswerOnClusters() {
        stream.publish(cluster("a", 1), endpoints("a", 1));
        stream.subscribe(CLUSTER);
        stream.subscribe(ENDPOINT, "a");
        stream.take(CLUSTER);
        stream.accept(ENDPOINT);
        stream.publish(cluster("a", 1), endpoints("a", 2));

        assertThat(stream.take(ENDPOINT).resources()).containsOnlyKeys("a");
    }

    @Test
    void everyClusterThatIsSentIsFollowedByItsEndpointsEvenUnchanged() {
        stream.publish(cluster("a", 1), endpoints("a", 1), cluster("b", 1), endpoints("b", 1));
        stream.subscribe(CLUSTER);
        stream.subscribe(ENDPOINT, "a", "b");
        stream.acceptAll();
        stream.publish(cluster("a", 2), endpoints("a", 1), cluster("b", 1), endpoints("b", 1));

        assertThat(stream.accept(CLUSTER).resources()).containsOnlyKeys("a");
        assertThat(stream.accept(ENDPOINT).resources()).containsOnlyKeys("a");
        stream.assertSilent();
    }

    @Test
    void endpointsThatAReconnectedClientHasAreSentIfTheirClusterWasSent() {
        stream.publish(cluster("a", 2), endpoints("a", 1), cluster("b", 1), endpoints("b", 1));
        stream.session.request(DeltaDiscoveryRequest.newBuilder()
                .setNode(NODE)
                .setTypeUrl(CLUSTER.typeUrl())
                .putInitialResourceVersions("a", cluster("a", 1).version())
                .putInitialResourceVersions("b", cluster("b", 1).version())
                .build());
        assertThat(stream.accept(CLUSTER).resources()).containsOnlyKeys("a");
        stream.session.request(DeltaDiscoveryRequest.newBuilder()
                .setTypeUrl(ENDPOINT.typeUrl())
                .addAllResourceNamesSubscribe(List.of("a", "b"))
                .putInitialResourceVersions("a", endpoints("a", 1).version())
                .putInitialResourceVersions("b", endpoints("b", 1).version())
                .build());

        assertThat(stream.take(ENDPOINT).resources()).containsOnlyKeys("a");
    }

    @Test
    void inStateOfTheWorldOnlyChangedClustersAreFollowedByTheirEndpoints() {
        TestStream<DiscoveryRequest, DiscoveryResponse> sotw = TestStream.sotw();
        sotw.publish(cluster("a", 1), endpoints("a", 1), cluster("b", 1), endpoints("b", 1));
        sotw.subscribe(CLUSTER);
        sotw.subscribe(ENDPOINT, "a", "b");
        sotw.acceptAll();
        sotw.publish(cluster("a", 2), endpoints("a", 1), cluster("b", 1), endpoints("b", 1));

        assertThat(sotw.accept(CLUSTER).resources()).containsOnlyKeys("a", "b");
        assertThat(sotw.accept(ENDPOINT).resources()).containsOnlyKeys("a");
    }

    @Test
    void anOlderSnapshotThanTheServedOneIsIgnored() {
        stream.publish(cluster("a", 1));
        stream.publish(cluster("a", 2));
        stream.subscribe(CLUSTER);
        stream.acceptAll();
        stream.source.publish(snapshot(1, cluster("a", 1)));

        stream.assertSilent();
    }

    // ---- ends

    @Test
    void shutDownEndsTheStreamAsUnavailableAndStopsFollowing() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.session.shutDown();

        assertEnd(Status.Code.UNAVAILABLE, "the control plane is shutting down");
        assertThat(stream.source.followers()).isZero();
        assertThat(stream.timers.size()).isZero();
        assertThat(stream.proxies.list()).isEmpty();
    }

    @Test
    void aClientThatLeavesIsForgotten() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.session.clientLeft("cancelled");
        stream.session.ready();
        stream.session.request(DeltaDiscoveryRequest.getDefaultInstance());

        assertThat(stream.source.followers()).isZero();
        assertThat(stream.outlet.end).contains(Status.OK);
    }

    // ---- what is observed

    @Test
    void statusTellsWhatWasSentAckedAndRefused() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.accept(CLUSTER);
        stream.publish(cluster("a", 2));
        AdsReply refused = stream.take(CLUSTER);
        stream.nack(refused, "a is bad");

        ProxyStatus proxy = stream.proxies.list().getFirst();
        TypeStatus clusters = proxy.of(CLUSTER);
        assertThat(proxy.stream().nodeId()).isEqualTo(NODE.getId());
        assertThat(clusters.interest()).isEqualTo(new Interest(true, 0));
        assertThat(clusters.responses()).isEqualTo(2);
        assertThat(clusters.sent().orElseThrow().nonce()).isEqualTo(refused.nonce());
        assertThat(clusters.acked().orElseThrow().version()).isEqualTo("1");
        assertThat(clusters.nacked())
                .contains(new Rejection(refused.nonce(), "a is bad", List.of("a"), TestStream.NOW));
        assertThat(clusters.isRejected()).isTrue();
    }

    @Test
    void aStatusIsNoLongerRejectedAfterTheNextResponse() {
        stream.publish(cluster("a", 1));
        stream.subscribe(CLUSTER);
        stream.nack(stream.take(CLUSTER), "a is bad");
        stream.publish(cluster("a", 2));
        stream.accept(CLUSTER);

        assertThat(stream.proxies.list().getFirst().of(CLUSTER).isRejected()).isFalse();
    }

    private void assertEnd(Status.Code code, String description) {
        assertThat(stream.outlet.end.orElseThrow().getCode()).isEqualTo(code);
        assertThat(stream.outlet.end.orElseThrow().getDescription()).isEqualTo(description);
    }
}
