package io.fairway.xds.stream;

import static io.fairway.xds.snapshot.ResourceType.CLUSTER;
import static io.fairway.xds.snapshot.ResourceType.ENDPOINT;
import static io.fairway.xds.snapshot.ResourceType.LISTENER;
import static io.fairway.xds.snapshot.ResourceType.ROUTE;
import static io.fairway.xds.snapshot.ResourceType.SECRET;
import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.route;
import static io.fairway.xds.stream.protocol.TestResources.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.testing.AdsReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MakeBeforeBreakTest {
    private final TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> stream = TestStream.delta();

    @Test
    void aChangeOfAllTypesIsSentInOrder() {
        subscribeAll();
        stream.publish(cluster("a", 1), endpoints("a", 1), listener("l", 1), route("r", 1), secret("s", 1));

        stream.take(CLUSTER);
        stream.take(ENDPOINT);
        stream.take(LISTENER);
        stream.take(ROUTE);
        stream.take(SECRET);
        stream.assertSilent();
    }

    @Test
    void aClusterIsRemovedOnlyWhenTheRouteThatUsedItWasReplaced() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1), route("r", 1));
        stream.acceptAll();
        stream.publish(cluster("b", 1), listener("l", 1), route("r", 2));

        assertThat(stream.accept(CLUSTER).removed()).isEmpty();
        AdsReply route = stream.take(ROUTE);
        stream.assertSilent();
        stream.session.request(stream.client.accept(route));
        assertThat(stream.accept(CLUSTER).removed()).containsExactly("a");
        stream.assertSilent();
    }

    @Test
    void aClusterIsRemovedOnlyWhenTheListenerThatUsedItIsGone() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish();

        AdsReply listeners = stream.take(LISTENER);
        assertThat(listeners.removed()).containsExactly("l");
        stream.assertSilent();
        stream.session.request(stream.client.accept(listeners));
        assertThat(stream.accept(CLUSTER).removed()).containsExactly("a");
    }

    @Test
    void whatNothingReplacesIsRemovedAtOnce() {
        subscribeAll();
        stream.publish(cluster("a", 1), cluster("exported", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish(cluster("a", 1), listener("l", 1));

        assertThat(stream.accept(CLUSTER).removed()).containsExactly("exported");
    }

    @Test
    void aListenerThatIsNeverAnsweredDelaysRemovalsFiveSeconds() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish(cluster("b", 1), listener("l", 2));
        stream.accept(CLUSTER);
        stream.take(LISTENER);
        stream.timers.advance(Duration.ofMillis(4_999));
        stream.assertSilent();
        stream.timers.advance(Duration.ofMillis(1));

        assertThat(stream.take(CLUSTER).removed()).containsExactly("a");
    }

    @Test
    void aRejectedListenerDelaysRemovalsFiveSeconds() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish(cluster("b", 1), listener("l", 2));
        stream.accept(CLUSTER);
        stream.nack(stream.take(LISTENER), "no good");
        stream.assertSilent();
        stream.timers.advance(Pushes.REMOVAL_PATIENCE);

        assertThat(stream.take(CLUSTER).removed()).containsExactly("a");
    }

    @Test
    void evenThenTheListenerGoesBeforeTheCluster() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1), listener("m", 1));
        stream.acceptAll();
        stream.publish(listener("m", 2));
        stream.take(LISTENER);
        stream.timers.advance(Pushes.REMOVAL_PATIENCE);
        stream.assertSilent();
        stream.timers.advance(Pushes.ANSWER_PATIENCE);

        assertThat(stream.take(LISTENER).removed()).containsExactly("l");
        assertThat(stream.take(CLUSTER).removed()).containsExactly("a");
    }

    @Test
    void endpointsOfAClusterThatLeavesStayAsLongAsIt() {
        subscribeAll();
        stream.publish(cluster("a", 1), endpoints("a", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish(listener("l", 2));

        AdsReply listeners = stream.take(LISTENER);
        stream.assertSilent();
        stream.session.request(stream.client.accept(listeners));
        assertThat(stream.accept(ENDPOINT).resources()).containsOnlyKeys("a");
        assertThat(stream.accept(CLUSTER).removed()).containsExactly("a");
    }

    @Test
    void endpointsThatGoWhileTheirClusterStaysGoAtOnce() {
        subscribeAll();
        stream.publish(cluster("a", 1), endpoints("a", 1), listener("l", 1));
        stream.acceptAll();
        stream.publish(cluster("a", 1), listener("l", 2));

        assertThat(stream.take(ENDPOINT).resources()).containsOnlyKeys("a");
    }

    @Test
    void aListenerWaitsForAClusterThatCannotBeSentYet() {
        subscribeAll();
        stream.publish(cluster("a", 1), listener("l", 1));
        AdsReply clusters = stream.take(CLUSTER);
        stream.accept(ENDPOINT);
        stream.accept(LISTENER);
        stream.publish(cluster("a", 1), cluster("b", 1), listener("l", 2));
        stream.assertSilent();
        stream.session.request(stream.client.accept(clusters));

        assertThat(stream.take(CLUSTER).resources()).containsOnlyKeys("b");
        assertThat(stream.take(LISTENER).resources()).containsOnlyKeys("l");
    }

    @Test
    void stateOfTheWorldServesOldAndNewTogetherFirst() {
        TestStream<DiscoveryRequest, DiscoveryResponse> sotw = TestStream.sotw();
        sotw.subscribe(CLUSTER);
        sotw.subscribe(LISTENER);
        sotw.publish(cluster("a", 1), listener("l", 1));
        sotw.acceptAll();
        sotw.publish(cluster("b", 1), listener("m", 1));

        assertThat(sotw.accept(CLUSTER).resources()).containsOnlyKeys("a", "b");
        assertThat(sotw.accept(LISTENER).resources()).containsOnlyKeys("l", "m");
        assertThat(sotw.accept(LISTENER).resources()).containsOnlyKeys("m");
        assertThat(sotw.accept(CLUSTER).resources()).containsOnlyKeys("b");
        sotw.assertSilent();
    }

    @Test
    void aStreamOfClustersAloneRemovesAtOnce() {
        TestStream<DiscoveryRequest, DiscoveryResponse> clusters = TestStream.sotw(CLUSTER);
        clusters.subscribe(CLUSTER);
        clusters.publish(cluster("a", 1), listener("l", 1));
        clusters.acceptAll();
        clusters.publish(cluster("b", 1), listener("l", 2));
        clusters.acceptAll();

        assertThat(clusters.client.resources(CLUSTER.typeUrl())).containsOnlyKeys("b");
    }

    private void subscribeAll() {
        stream.subscribe(CLUSTER);
        stream.subscribe(ENDPOINT, "a");
        stream.subscribe(LISTENER);
        stream.subscribe(ROUTE, "r");
        stream.subscribe(SECRET, "s");
        stream.publish();
        stream.acceptAll();
    }
}
