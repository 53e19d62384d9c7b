package io.fairway.model.merge;

import static io.fairway.model.Samples.port;
import static io.fairway.model.merge.Exporter.exporter;
import static io.fairway.model.merge.Exporter.merge;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.merge.Condition.Status;
import io.fairway.model.service.ServiceType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who wins where exports disagree, and how everybody learns of it (KEP-1645, "Constraints and Conflict Resolution").
 */
final class ConflictRulesTest {

    /** Reason, how the oldest export is written, how the other, and what the message says of the value in use. */
    static Stream<Arguments> b4Reasons() {
        return Stream.of(
                row(
                        "TypeConflict",
                        it -> it.type(ServiceType.HEADLESS),
                        it -> it,
                        "Conflicting type. Using \"Headless\""),
                row(
                        "SessionAffinityConflict",
                        it -> it,
                        it -> it.sessionAffinity("ClientIP"),
                        "Conflicting session affinity. Using \"None\""),
                row(
                        "SessionAffinityConfigConflict",
                        it -> it.sessionAffinityTimeout(60),
                        it -> it.sessionAffinityTimeout(90),
                        "Conflicting session affinity timeout. Using \"60 s\""),
                row(
                        "AnnotationsConflict",
                        it -> it.annotations(Map.of("a", "1")),
                        it -> it.annotations(Map.of("a", "2")),
                        "Conflicting annotations. Using those"),
                row("LabelsConflict", it -> it.labels(Map.of("a", "1")), it -> it, "Conflicting labels. Using those"),
                row(
                        "InternalTrafficPolicyConflict",
                        it -> it,
                        it -> it.internalTrafficPolicy("Local"),
                        "Conflicting internal traffic policy. Using \"Cluster\""),
                row(
                        "TrafficDistributionConflict",
                        it -> it.trafficDistribution("PreferSameZone"),
                        it -> it,
                        "Conflicting traffic distribution. Using \"PreferSameZone\""));
    }

    private static Arguments row(
            String reason, UnaryOperator<Exporter> oldest, UnaryOperator<Exporter> other, String message) {
        return Arguments.of(reason, oldest, other, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("b4Reasons")
    void b5AConflictStandsOnAllConstituentExportsAndB6SaysFieldWinnerAndHowManyDisagree(
            String reason, UnaryOperator<Exporter> oldest, UnaryOperator<Exporter> other, String message) {
        var merged =
                merge(other.apply(exporter("a", 3)), other.apply(exporter("b", 2)), oldest.apply(exporter("c", 1)));
        assertThat(merged.conditions()).hasSize(3);
        assertThat(merged.conditions().values())
                .allSatisfy(conditions -> assertThat(conditions.getLast())
                        .isEqualTo(new Condition(
                                "Conflict",
                                Status.TRUE,
                                reason,
                                message + " from the oldest service export in \"c\". 2/3 clusters disagree.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("b4Reasons")
    void b10TheConflictIsGoneOnceTheExportsAgree(
            String reason, UnaryOperator<Exporter> oldest, UnaryOperator<Exporter> other, String message) {
        var agreeing = merge(oldest.apply(exporter("a", 1)), oldest.apply(exporter("b", 2)));
        assertThat(agreeing.conditions().values())
                .allSatisfy(
                        conditions -> assertThat(conditions.getLast().reason()).isEqualTo("NoConflicts"));
    }

    @Test
    void b4SeveralReasonsAreJoinedByCommasInTheOrderOfTheApi() {
        var merged = merge(
                exporter("east", 1),
                exporter("west", 2)
                        .ports(port("http", 8080))
                        .type(ServiceType.HEADLESS)
                        .sessionAffinity("ClientIP")
                        .sessionAffinityTimeout(60)
                        .annotations(Map.of("a", "1"))
                        .labels(Map.of("l", "1"))
                        .internalTrafficPolicy("Local")
                        .trafficDistribution("PreferSameZone")
                        .ipFamilies("IPv6"));
        assertThat(reason(merged))
                .isEqualTo("PortConflict,TypeConflict,SessionAffinityConflict,SessionAffinityConfigConflict,"
                        + "AnnotationsConflict,LabelsConflict,InternalTrafficPolicyConflict,"
                        + "TrafficDistributionConflict,IPFamilyConflict");
    }

    @Test
    void d1TheOldestServiceExportWinsWhereverItIs() {
        assertThat(merge(
                                exporter("a", 2).type(ServiceType.HEADLESS),
                                exporter("b", 1),
                                exporter("c", 3).type(ServiceType.HEADLESS))
                        .serviceImport()
                        .orElseThrow()
                        .type())
                .isEqualTo(ImportType.CLUSTER_SET_IP);
    }

    @Test
    void d1OfExportsOfTheSameSecondThatOfTheFirstClusterByIdWins() {
        assertThat(merge(exporter("b", 1), exporter("a", 1).type(ServiceType.HEADLESS))
                        .serviceImport()
                        .orElseThrow()
                        .type())
                .isEqualTo(ImportType.HEADLESS);
    }

    @Test
    void d5EachFieldThatSteersTrafficIsThatOfTheOldestExport() {
        var oldest = exporter("b", 1)
                .sessionAffinity("ClientIP")
                .sessionAffinityTimeout(60)
                .internalTrafficPolicy("Local")
                .trafficDistribution("PreferSameNode");
        assertThat(merge(exporter("a", 2), oldest).serviceImport().orElseThrow().traffic())
                .isEqualTo(oldest.service().orElseThrow().traffic());
    }

    @Test
    void d6LabelsAndAnnotationsAreTheWholeMapsOfTheOldestExportAndNoMixture() {
        var merged = merge(
                        exporter("a", 2)
                                .labels(Map.of("tier", "web", "team", "x"))
                                .annotations(Map.of("note", "y")),
                        exporter("b", 1).labels(Map.of("tier", "db")))
                .serviceImport()
                .orElseThrow();
        assertThat(merged.labels()).isEqualTo(Map.of("tier", "db"));
        assertThat(merged.annotations()).isEmpty();
    }

    @Test
    void d7FamiliesThatOverlapAreNoConflictInWhateverOrder() {
        assertThat(reason(merge(
                        exporter("a", 1).ipFamilies("IPv4"),
                        exporter("b", 2).ipFamilies("IPv6", "IPv4"),
                        exporter("c", 3).ipFamilies("IPv4", "IPv6"))))
                .isEqualTo("NoConflicts");
    }

    @Test
    void d7FamiliesOfTwoExportsThatDoNotOverlapAreAConflictEvenIfBothOverlapWithTheOldest() {
        var merged = merge(
                exporter("a", 1).ipFamilies("IPv4", "IPv6"),
                exporter("b", 2).ipFamilies("IPv4"),
                exporter("c", 3).ipFamilies("IPv6"));
        assertThat(reason(merged)).isEqualTo("IPFamilyConflict");
        assertThat(conflict(merged).message())
                .isEqualTo("Conflicting IP families. A client of one family reaches a part of the endpoints only:"
                        + " \"b\" has IPv4. 1/3 clusters disagree.");
    }

    @Test
    void d7FamiliesThatAreNotKnownYetAreNoConflict() {
        assertThat(reason(merge(exporter("a", 1).ipFamilies(), exporter("b", 2).ipFamilies("IPv6"))))
                .isEqualTo("NoConflicts");
    }

    @Test
    void invalidExportsCountNeitherAsWinnerNorAsVoter() {
        var merged = merge(
                exporter("a", 1).type(ServiceType.EXTERNAL_NAME).labels(Map.of("l", "1")),
                exporter("b", 2),
                exporter("c", 3).labels(Map.of("l", "1")));
        assertThat(merged.serviceImport().orElseThrow().labels()).isEmpty();
        assertThat(merged.conditionsOf(exporter("b", 2).id()).getLast().message())
                .isEqualTo("Conflicting labels. Using those from the oldest service export in \"b\"."
                        + " 1/2 clusters disagree.");
    }

    private static String reason(MergedService merged) {
        return conflict(merged).reason();
    }

    private static Condition conflict(MergedService merged) {
        List<Condition> conditions = merged.conditions().firstEntry().getValue();
        return conditions.getLast();
    }
}
