package io.fairway.model.merge;

import static io.fairway.model.merge.Exporter.CART;
import static io.fairway.model.merge.Exporter.exporter;
import static io.fairway.model.merge.Exporter.image;
import static io.fairway.model.merge.Exporter.merge;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.Freshness;
import io.fairway.model.Samples;
import io.fairway.model.id.ClusterId;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ServiceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported, what is imported where, and what each export is told of itself. */
final class ExportRulesTest {

    private static final Exporter EAST = exporter("east", 1);

    private static final Exporter WEST = exporter("west", 2);

    @Test
    void b1AnExportWithItsServiceIsValidAndB3ReadyAndB4WithoutConflicts() {
        assertThat(statuses(merge(EAST), EAST))
                .containsExactly("Valid TRUE Valid", "Ready TRUE Exported", "Conflict FALSE NoConflicts");
    }

    @Test
    void b1AnExportWithoutServiceIsNotValidAndB7PendingAndSaysNothingOfConflicts() {
        assertThat(statuses(merge(EAST.withoutService()), EAST))
                .containsExactly("Valid FALSE NoService", "Ready FALSE Pending");
    }

    @Test
    void c10AnExternalNameServiceIsNotValidAndMakesNoImport() {
        var merged = merge(EAST.type(ServiceType.EXTERNAL_NAME));
        assertThat(statuses(merged, EAST)).containsExactly("Valid FALSE InvalidServiceType", "Ready FALSE Pending");
        assertThat(merged.serviceImport()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceType.class,
            names = {"CLUSTER_IP", "HEADLESS"})
    void c9AndC11AServiceWithoutClusterIpIsImportedHeadlessAndAnyOtherAsClusterSetIp(ServiceType type) {
        var expected = type == ServiceType.HEADLESS ? ImportType.HEADLESS : ImportType.CLUSTER_SET_IP;
        assertThat(merge(EAST.type(type)).serviceImport())
                .map(ServiceImport::type)
                .contains(expected);
    }

    @Test
    void c1NothingIsExportedByDefaultNorByAnExportOfAnotherName() {
        var image = Samples.image("east", Samples.service("shop/cart"), Samples.export("shop/pay", 1));
        var merged = ImportMerge.merge(CART, image);
        assertThat(merged.serviceImport()).isEmpty();
        assertThat(merged.conditions()).isEmpty();
    }

    @Test
    void c2AServiceWithoutExportInItsOwnClusterContributesNothing() {
        var image = Samples.synced(image(EAST), "west", Samples.service("shop/cart", Samples.port("extra", 1)));
        var merged = ImportMerge.merge(CART, image);
        assertThat(merged.serviceImport()).contains(merge(EAST).serviceImport().orElseThrow());
        assertThat(merged.conditions()).containsOnlyKeys(EAST.id());
    }

    @Test
    void c5OneImportCombinesAllExportersAndListsThem() {
        assertThat(merge(EAST, WEST).serviceImport().orElseThrow().exportedBy()).containsExactly(EAST.id(), WEST.id());
    }

    @Test
    void c6TheImportLivesAsLongAsOneValidExport() {
        var merged = merge(EAST.withoutService(), WEST);
        assertThat(merged.serviceImport().orElseThrow().exportedBy()).containsExactly(WEST.id());
        assertThat(merge(EAST.withoutService(), WEST.withoutService()).serviceImport())
                .isEmpty();
    }

    @Test
    void c8AServiceThatIsDeletedAndCreatedAgainComesBackWithoutTouchingTheExport() {
        var before = MergedImage.of(image(EAST));
        var service = EAST.service().orElseThrow();
        var deleted = before.applyAll(List.of(new ClusterDelta.Changed(EAST.id(), List.of(), List.of(service.key()))))
                .image();
        assertThat(deleted.importFor(CART)).isEmpty();
        assertThat(statuses(deleted.service(CART).orElseThrow(), EAST)).contains("Valid FALSE NoService");
        assertThat(deleted.applyAll(List.of(new ClusterDelta.Changed(EAST.id(), List.of(service), List.of())))
                        .image())
                .isEqualTo(before);
    }

    @Test
    void c3EveryClusterWithTheNamespaceImportsTheExporterIncluded() {
        var merged = MergedImage.of(Samples.synced(image(EAST), "west", new Namespace("shop")));
        for (String cluster : List.of("east", "west")) {
            assertThat(merged.importsFor(new ClusterId(cluster)))
                    .extracting(ServiceImport::name)
                    .containsExactly(CART);
        }
    }

    @Test
    void c4AClusterWithoutTheNamespaceDoesNotImportUntilTheNamespaceAppears() {
        ClusterId west = new ClusterId("west");
        var without = MergedImage.of(Samples.synced(image(EAST), "west", new Namespace("bank")));
        assertThat(without.importsFor(west)).isEmpty();
        assertThat(without.importFor(west, CART)).isEmpty();

        var step = without.applyAll(List.of(new ClusterDelta.Changed(west, List.of(new Namespace("shop")), List.of())));
        assertThat(step.change().namespaces()).containsExactly("shop");
        assertThat(step.image().importFor(west, CART)).isPresent();
        assertThat(step.image().importsFor(new ClusterId("nowhere"))).isEmpty();
    }

    @Test
    void c14AClusterThatLeavesTakesItsExportAlong() {
        var merged = MergedImage.of(image(EAST, WEST))
                .applyAll(List.of(new ClusterDelta.Left(WEST.id())))
                .image();
        assertThat(merged.importFor(CART).orElseThrow().exportedBy()).containsExactly(EAST.id());
        assertThat(merged.service(CART).orElseThrow().conditions()).containsOnlyKeys(EAST.id());
    }

    @Test
    void aClusterThatHasNeverSyncedContributesNothingAndIsNotJudged() {
        var image = image(EAST)
                .applyAll(List.of(
                        new ClusterDelta.Joined(Samples.member("west")),
                        new ClusterDelta.Changed(WEST.id(), List.of(WEST.objects()), List.of())))
                .image();
        var merged = MergedImage.of(image);
        assertThat(merged.service(CART).orElseThrow()).isEqualTo(merge(EAST));
        assertThat(merged.importsFor(WEST.id())).isEmpty();
    }

    @Test
    void aClusterThatIsMerelyStaleContributesWhatWasLastSeenOfIt() {
        var image = image(EAST, WEST)
                .apply(new ClusterDelta.Sighted(WEST.id(), Freshness.stale("timeout")))
                .image();
        assertThat(ImportMerge.merge(CART, image)).isEqualTo(merge(EAST, WEST));
    }

    @Test
    void aServiceThatNobodyExportsIsNotKept() {
        var step = MergedImage.of(image(EAST))
                .applyAll(List.of(new ClusterDelta.Changed(
                        EAST.id(), List.of(), List.of(EAST.export().key()))));
        assertThat(step.image().services()).isEmpty();
        assertThat(step.image().clusterSetIps()).isEmpty();
    }

    private static List<String> statuses(MergedService merged, Exporter exporter) {
        return merged.conditionsOf(exporter.id()).stream()
                .map(it -> it.type() + " " + it.status() + " " + it.reason())
                .toList();
    }
}
