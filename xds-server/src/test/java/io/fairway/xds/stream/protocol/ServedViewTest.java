package io.fairway.xds.stream.protocol;

import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.route;
import static io.fairway.xds.stream.protocol.TestResources.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.snapshot.ResourceType;
import org.junit.jupiter.api.Test;

final class ServedViewTest {
    private final ServedView before =
            ServedView.of(snapshot(1, cluster("a", 1), endpoints("a", 1), listener("l", 1), route("r", 1)));

    @Test
    void whatIsGoneIsServedUntilItMayLeave() {
        ServedView union = before.next(snapshot(2, cluster("b", 1), listener("m", 1)));

        assertThat(union.of(ResourceType.CLUSTER)).containsOnlyKeys("a", "b");
        assertThat(union.of(ResourceType.LISTENER)).containsOnlyKeys("l", "m");
        assertThat(union.of(ResourceType.ROUTE)).containsOnlyKeys("r");
        assertThat(union.of(ResourceType.ENDPOINT)).containsOnlyKeys("a");
    }

    @Test
    void listenersAndRoutesLeaveBeforeWhatTheyUsed() {
        ServedView union = before.next(snapshot(2));
        ServedView half = union.withoutReferrers(2);

        assertThat(union.isReferrerLeaving(2)).isTrue();
        assertThat(half.of(ResourceType.LISTENER)).isEmpty();
        assertThat(half.of(ResourceType.ROUTE)).isEmpty();
        assertThat(half.of(ResourceType.CLUSTER)).containsOnlyKeys("a");
        assertThat(half.isReferrerLeaving(2)).isFalse();
        assertThat(half.isLeaving(2)).isTrue();
        assertThat(half.withoutLeft(2).isLeaving(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void endpointsOfAClusterThatStaysGoAtOnce() {
        ServedView next = before.next(snapshot(2, cluster("a", 1)));

        assertThat(next.of(ResourceType.ENDPOINT)).isEmpty();
    }

    @Test
    void whatComesBackNoLongerLeaves() {
        ServedView back = before.next(snapshot(2)).next(snapshot(3, cluster("a", 7)));

        assertThat(back.of(ResourceType.CLUSTER).get("a")).isEqualTo(cluster("a", 7));
        assertThat(back.withoutLeft(3).of(ResourceType.CLUSTER)).containsOnlyKeys("a");
    }

    @Test
    void whatLeftLaterStaysLonger() {
        ServedView served = before.next(snapshot(2, cluster("a", 1))).next(snapshot(3));

        assertThat(served.withoutLeft(2).of(ResourceType.CLUSTER)).containsOnlyKeys("a");
        assertThat(served.withoutLeft(2).of(ResourceType.LISTENER)).isEmpty();
    }
}
