package io.fairway.model;

import static io.fairway.model.Samples.endpoint;
import static io.fairway.model.Samples.export;
import static io.fairway.model.Samples.pod;
import static io.fairway.model.Samples.port;
import static io.fairway.model.Samples.service;
import static io.fairway.model.Samples.serviceName;
import static io.fairway.model.Samples.slice;
import static io.fairway.model.Samples.slicePort;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClusterSetImageTest {

    private static final ClusterId EAST = new ClusterId("east");

    private static final Service CART = service("shop/cart", port("http", 80));

    private static final ClusterSetImage WITH_CART = Samples.image("east", CART, new Namespace("shop"));

    @Test
    void keepsTheLastKnownObjectsOfAClusterThatGoesStale() {
        var step = WITH_CART.apply(new ClusterDelta.Sighted(EAST, Freshness.stale("connection refused")));
        assertThat(east(step.image()).service(CART.name())).contains(CART);
        assertThat(east(step.image()).freshness().hasSynced()).isTrue();
        assertThat(step.change().isNothing()).isTrue();
    }

    @Test
    void dropsWhatARelistNoLongerNames() {
        var step = WITH_CART.apply(new ClusterDelta.Relisted(EAST, List.of(new Namespace("shop"))));
        assertThat(east(step.image()).service(CART.name())).isEmpty();
        assertThat(east(step.image()).hasNamespace("shop")).isTrue();
        assertThat(step.change().services()).containsExactly(CART.name());
        assertThat(step.change().namespaces()).isEmpty();
    }

    @Test
    void isLiveAgainAfterARelist() {
        var stale = WITH_CART.apply(new ClusterDelta.Sighted(EAST, Freshness.stale("timeout")));
        var step = stale.image().apply(new ClusterDelta.Relisted(EAST, List.of(CART, new Namespace("shop"))));
        assertThat(step.image()).isEqualTo(WITH_CART);
        assertThat(step.change().isNothing()).isTrue();
    }

    @Test
    void touchesEverythingWhenAClusterIsSeenCompletelyForTheFirstTimeThoughNoObjectChanges() {
        var before = WITH_CART
                .applyAll(List.of(
                        new ClusterDelta.Left(EAST),
                        new ClusterDelta.Joined(Samples.member("east")),
                        new ClusterDelta.Changed(EAST, List.of(CART, new Namespace("shop")), List.of())))
                .image();
        var step = before.apply(new ClusterDelta.Relisted(EAST, List.of(CART, new Namespace("shop"))));
        assertThat(step.image()).isEqualTo(WITH_CART);
        assertThat(step.change().everything()).isTrue();
    }

    @Test
    void takesEverythingOfAClusterThatLeavesOnPurpose() {
        var step = WITH_CART.apply(new ClusterDelta.Left(EAST));
        assertThat(step.image().clusters()).isEmpty();
        assertThat(step.change().everything()).isTrue();
    }

    @Test
    void knowsNothingOfTheFormerLifeOfAClusterThatJoinsAgain() {
        var again = WITH_CART
                .applyAll(List.of(new ClusterDelta.Left(EAST), new ClusterDelta.Joined(Samples.member("east"))))
                .image();
        assertThat(east(again).freshness()).isEqualTo(Freshness.NEVER_SYNCED);
        assertThat(east(again).objects()).isEmpty();
        assertThat(again.hasSynced()).isFalse();
    }

    @Test
    void keepsTheObjectsOfAClusterWhoseSettingsChange() {
        var step = WITH_CART.apply(new ClusterDelta.Joined(Samples.member("east", "10.0.0.0/8")));
        assertThat(east(step.image()).service(CART.name())).contains(CART);
        assertThat(step.change().everything()).isTrue();
        assertThat(step.image()
                        .apply(new ClusterDelta.Joined(Samples.member("east", "10.0.0.0/8")))
                        .change()
                        .isNothing())
                .isTrue();
    }

    @Test
    void ignoresClustersThatAreNoMembers() {
        ClusterId stranger = new ClusterId("stranger");
        var step = WITH_CART.applyAll(List.of(
                new ClusterDelta.Changed(stranger, List.of(CART), List.of()),
                new ClusterDelta.Relisted(stranger, List.of(CART)),
                new ClusterDelta.Sighted(stranger, Freshness.LIVE),
                new ClusterDelta.Left(stranger)));
        assertThat(step).isEqualTo(new ClusterSetImage.Step(WITH_CART, ClusterSetChange.NOTHING));
    }

    @Test
    void touchesNothingWhenAnObjectIsWrittenUnchangedOrDeletedTwice() {
        var step = change(WITH_CART, List.of(CART), List.of(ObjectKey.of(ObjectKind.SERVICE, "shop", "never-was")));
        assertThat(step).isEqualTo(new ClusterSetImage.Step(WITH_CART, ClusterSetChange.NOTHING));
    }

    @Test
    void touchesTheServicesBehindAChangedPod() {
        var http = List.of(slicePort("http", 8080));
        var behind = endpoint("10.0.0.1", Optional.empty(), Optional.of("shop/cart-1"));
        var image = Samples.image("east", CART, slice("shop/cart", "a", http, behind), slice("shop/pay", "a", http));
        var step = change(image, List.of(pod("shop/cart-1", "cart", true)), List.of());
        assertThat(step.change().services()).containsExactly(CART.name());
        assertThat(step.change().pods()).containsOnlyKeys(EAST);
    }

    @Test
    void touchesBothServicesOfASliceThatIsHandedOver() {
        var http = List.of(slicePort("http", 8080));
        var before = slice("shop/cart", "a", http);
        var after = new EndpointSlice(before.name(), serviceName("shop/pay"), before.addressType(), http, List.of());
        var step = change(Samples.image("east", before), List.of(after), List.of());
        assertThat(step.change().services()).containsExactly(serviceName("shop/cart"), serviceName("shop/pay"));
        assertThat(east(step.image()).slices(serviceName("shop/cart"))).isEmpty();
    }

    @Test
    void touchesTheServicesOfAllDeltasOfABatch() {
        var step = WITH_CART.applyAll(List.of(
                new ClusterDelta.Changed(EAST, List.of(service("shop/pay")), List.of()),
                new ClusterDelta.Changed(EAST, List.of(), List.of(CART.key()))));
        assertThat(step.change().services()).containsExactly(serviceName("shop/cart"), serviceName("shop/pay"));
    }

    @Test
    void sharesTheNamespacesThatADeltaDoesNotTouch() {
        var image = Samples.image("east", CART, service("bank/pay"));
        var next = change(image, List.of(service("shop/other")), List.of()).image();
        assertThat(east(next).namespace("bank")).isSameAs(east(image).namespace("bank"));
    }

    @Test
    void takesTheOlderExportWhereBothApiGroupsExport() {
        ServiceExport old = export("shop/cart", 1);
        ServiceExport younger = new ServiceExport(
                ObjectKind.GKE_SERVICE_EXPORT,
                old.name(),
                old.created().plusSeconds(1),
                old.exportedLabels(),
                old.exportedAnnotations());
        var image = Samples.image("east", younger, old);
        assertThat(east(image).export(CART.name())).contains(old);
        assertThat(east(change(image, List.of(), List.of(old.key())).image()).export(CART.name()))
                .contains(younger);
    }

    private static ClusterSetImage.Step change(
            ClusterSetImage image, List<ClusterObject> upserts, List<ObjectKey> deletes) {
        return image.apply(new ClusterDelta.Changed(EAST, upserts, deletes));
    }

    private static ClusterImage east(ClusterSetImage image) {
        return image.cluster(EAST).orElseThrow();
    }
}
