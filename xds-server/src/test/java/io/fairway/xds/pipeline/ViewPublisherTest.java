package io.fairway.xds.pipeline;

import static io.fairway.xds.pipeline.Deltas.EAST;
import static io.fairway.xds.pipeline.Deltas.SETTINGS;
import static io.fairway.xds.pipeline.Deltas.WEST;
import static io.fairway.xds.pipeline.Deltas.added;
import static io.fairway.xds.pipeline.Deltas.joined;
import static io.fairway.xds.pipeline.Deltas.relisted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.Role;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.snapshot.SnapshotSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ViewPublisherTest {

    private static final ProxyIdentity CART = new ProxyIdentity(EAST, "shop", "cart", "cart-1");
    private static final ProxyIdentity CART_2 = new ProxyIdentity(EAST, "shop", "cart", "cart-2");
    private static final ProxyIdentity AWAY = new ProxyIdentity(WEST, "shop", "cart", "cart-1");

    private final FakeSteps steps = new FakeSteps();
    private final List<ProxySnapshot> received = new ArrayList<>();
    private MergedImage image = MergedImage.empty(SETTINGS);
    private final ViewPublisher publisher = new ViewPublisher(steps, Runnable::run, () -> image);

    @Test
    void saysNothingBeforeEveryClusterHasBeenSeenOnce() {
        apply(joined(EAST), joined(WEST), relisted(EAST, "shop"));
        subscribe(CART);
        assertThat(received).isEmpty();
        apply(relisted(WEST));
        assertThat(received).hasSize(1);
    }

    @Test
    void aClusterThatJoinsLaterHoldsNobodyUp() {
        apply(joined(EAST), relisted(EAST, "shop"), joined(WEST));
        assertThat(received).isEmpty();
        apply(relisted(WEST));
        subscribe(CART);
        apply(joined(new ClusterId("late")));
        apply(added(EAST, "more"));
        assertThat(received.getLast().of(ResourceType.CLUSTER)).containsKey("more");
    }

    @Test
    void aClusterOutOfSightChangesNothing() {
        apply(joined(EAST), relisted(EAST, "shop"));
        subscribe(CART);
        apply(new ClusterDelta.Sighted(EAST, Freshness.stale("folder vanished")));
        assertThat(received).hasSize(1);
    }

    @Test
    void computesEachViewOnceForAllItsProxies() {
        apply(joined(EAST), relisted(EAST, "shop"));
        subscribe(CART);
        subscribe(CART_2);
        assertThat(steps.translations).isEqualTo(1);
        apply(added(EAST, "more"));
        assertThat(steps.translations).isEqualTo(2);
        assertThat(received).hasSize(4);
    }

    @Test
    void leavesAViewAloneThatAChangeDoesNotConcern() {
        apply(joined(EAST), joined(WEST), relisted(EAST), relisted(WEST));
        subscribe(AWAY);
        steps.unconcerned = true;
        apply(added(EAST, "more"));
        assertThat(steps.translations).isEqualTo(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void equalResourcesAreNotPublishedAgain() {
        apply(joined(EAST), relisted(EAST, "shop"));
        subscribe(CART);
        apply(added(EAST, "shop"));
        assertThat(received).hasSize(1);
    }

    @Test
    void whoHasUnsubscribedGetsNothingMore() {
        apply(joined(EAST), relisted(EAST, "shop"));
        SnapshotSource.Subscription subscription = subscribe(CART);
        subscription.close();
        subscription.close();
        apply(added(EAST, "more"));
        assertThat(received).hasSize(1);
    }

    @Test
    void renewedSecretsReachTheProxiesOfThatIdentityOnly() {
        apply(joined(EAST), relisted(EAST, "shop"));
        subscribe(CART);
        subscribe(CART_2);
        received.clear();
        steps.serial = "renewed";
        publisher.secretsChanged(CART);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().of(ResourceType.SECRET)).containsKey("renewed");
    }

    @Test
    void laterSnapshotsHaveHigherRevisions() {
        apply(joined(EAST), relisted(EAST, "shop"));
        subscribe(CART);
        apply(added(EAST, "more"));
        assertThat(received.get(1).revision()).isGreaterThan(received.get(0).revision());
    }

    private SnapshotSource.Subscription subscribe(ProxyIdentity identity) {
        return publisher.subscribe(identity, Node.getDefaultInstance(), received::add);
    }

    private void apply(ClusterDelta... deltas) {
        MergedImage.Step step = image.applyAll(List.of(deltas));
        image = step.image();
        publisher.onImage(step.change(), image);
    }

    /** Serves one empty "cluster" per namespace of the proxy's own cluster. */
    private static final class FakeSteps implements ViewSteps {
        private int translations;
        private boolean unconcerned;
        private String serial = "first";

        @Override
        public ProxyView view(ProxyIdentity identity, Node node, MergedImage image) {
            return new ProxyView(
                    Role.SIDECAR,
                    identity.cluster(),
                    Locality.UNKNOWN,
                    new Binding(Interception.NONE, "127.0.0.1", "127.0.0.1"),
                    Optional.empty());
        }

        @Override
        public Map<ResourceType, SortedMap<String, EncodedResource>> resources(MergedImage image, ProxyView view) {
            translations++;
            SortedMap<String, EncodedResource> clusters = new TreeMap<>();
            image.image().cluster(view.cluster()).orElseThrow().objects().forEach(object -> {
                String name = object.key().name().name();
                clusters.put(name, new EncodedResource(name, "1", Any.getDefaultInstance()));
            });
            return Map.of(ResourceType.CLUSTER, clusters);
        }

        @Override
        public boolean concerns(ClusterSetChange change, ProxyView view) {
            return !unconcerned && !change.isNothing();
        }

        @Override
        public SortedMap<String, EncodedResource> secrets(ProxyIdentity identity) {
            return new TreeMap<>(Map.of(serial, new EncodedResource(serial, "1", Any.getDefaultInstance())));
        }
    }
}
