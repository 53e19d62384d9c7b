package io.fairway.model.merge;

import static io.fairway.model.Samples.port;
import static io.fairway.model.merge.Exporter.exporter;
import static io.fairway.model.merge.Exporter.merge;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.Condition.Status;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.ServicePort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the ports of several exports become the ports of one import (KEP-1645, "Service Port"). */
final class PortRulesTest {

    private static final Exporter EAST = exporter("east", 1);

    private static final Exporter WEST = exporter("west", 2);

    @Test
    void d2PortsAreTheUnionOfAllExportsTheOldestExportsFirst() {
        var merged = merge(
                EAST.ports(port("http", 80), port("admin", 9090)), WEST.ports(port("grpc", 90), port("http", 80)));
        assertThat(ports(merged)).containsExactly("http 80 [east, west]", "admin 9090 [east]", "grpc 90 [west]");
    }

    @Test
    void d2OfTwoNumbersForOneNameTheOldestExportsStays() {
        assertThat(ports(merge(EAST.ports(port("http", 80)), WEST.ports(port("http", 8080)))))
                .containsExactly("http 80 [east]");
    }

    @Test
    void d2OfTwoNamesForOneProtocolAndNumberTheOldestExportsStays() {
        assertThat(ports(merge(EAST.ports(port("http", 80)), WEST.ports(port("web", 80)))))
                .containsExactly("http 80 [east]");
    }

    @Test
    void d2NamesAreMergedBeforeNumbersSoALoserByNumberStillTookItsName() {
        var merged = merge(
                EAST.ports(port("http", 80)),
                WEST.ports(port("web", 80)),
                exporter("north", 3).ports(port("web", 8080)));
        assertThat(ports(merged)).containsExactly("http 80 [east]");
    }

    @Test
    void d2UnnamedCountsAsAName() {
        assertThat(ports(merge(EAST.ports(port("", 80)), WEST.ports(port("", 8080)))))
                .containsExactly(" 80 [east]");
        assertThat(ports(merge(EAST.ports(port("", 80)), WEST.ports(port("http", 8080)))))
                .containsExactly(" 80 [east]", "http 8080 [west]");
    }

    @Test
    void d2OneNumberMayStandOnceForEachProtocol() {
        var udp = new ServicePort("dns-udp", Protocol.UDP, 53, Optional.empty());
        assertThat(ports(merge(EAST.ports(port("dns", 53)), WEST.ports(port("dns", 53), udp))))
                .containsExactly("dns 53 [east, west]", "dns-udp 53 [west]");
    }

    @Test
    void d2OneNameForTwoProtocolsIsAConflict() {
        var udp = new ServicePort("dns", Protocol.UDP, 53, Optional.empty());
        var merged = merge(EAST.ports(port("dns", 53)), WEST.ports(udp));
        assertThat(ports(merged)).containsExactly("dns 53 [east]");
        assertThat(conflict(merged, "west").reason()).isEqualTo("PortConflict");
    }

    @Test
    void d2ThePortsOfAnImportMayBeNone() {
        var merged = merge(EAST.ports(), WEST.ports());
        assertThat(ports(merged)).isEmpty();
        assertThat(conflict(merged, "east").status()).isEqualTo(Status.FALSE);
    }

    @Test
    void d3EvenAPureUnionIsAPortConflictOnAllExports() {
        var merged = merge(EAST.ports(port("http", 80), port("admin", 9090)), WEST);
        for (String cluster : List.of("east", "west")) {
            assertThat(conflict(merged, cluster))
                    .isEqualTo(new Condition(
                            "Conflict",
                            Status.TRUE,
                            "PortConflict",
                            "Conflicting ports. Using the union of all exports, in which the oldest service export, in"
                                    + " \"east\", goes first. 1/2 clusters disagree."));
        }
    }

    @Test
    void d3TheOrderOfPortsIsNoMismatch() {
        var merged = merge(
                EAST.ports(port("http", 80), port("admin", 9090)), WEST.ports(port("admin", 9090), port("http", 80)));
        assertThat(conflict(merged, "west").status()).isEqualTo(Status.FALSE);
    }

    @Test
    void d3TheMessageNamesTheDefinitionsThatWereDropped() {
        var merged = merge(EAST, WEST.ports(port("http", 8080)), exporter("north", 3));
        assertThat(conflict(merged, "north").message())
                .endsWith("goes first. Dropped: \"http\" 8080/TCP of \"west\". 1/3 clusters disagree.");
    }

    @Test
    void d3TheMessageIsBoundedHoweverManyDefinitionsWereDropped() {
        var many =
                IntStream.range(0, 100).mapToObj(i -> port("p" + i, 1000 + i)).toArray(ServicePort[]::new);
        var others =
                IntStream.range(0, 100).mapToObj(i -> port("p" + i, 2000 + i)).toArray(ServicePort[]::new);
        assertThat(conflict(merge(EAST.ports(many), WEST.ports(others)), "east").message())
                .contains("\"p7\" 2007/TCP of \"west\" and 92 more. ")
                .hasSizeLessThan(1000);
    }

    @Test
    void d4APortReachesOnlyClustersWhoseOwnServiceHasItByNameProtocolAndNumber() {
        var merged = merge(
                EAST.ports(port("http", 80)),
                WEST.ports(port("http", 8080)),
                exporter("north", 3).ports(port("web", 80)),
                exporter("south", 4).ports(port("http", 80)));
        assertThat(ports(merged)).containsExactly("http 80 [east, south]");
    }

    @Test
    void d10AnotherApplicationProtocolIsAPortConflictThoughBothClustersDeclareThePort() {
        var grpc = new ServicePort("http", Protocol.TCP, 80, Optional.of("grpc"));
        var merged = merge(EAST.ports(grpc), WEST);
        assertThat(ports(merged)).containsExactly("http 80 [east, west]");
        assertThat(merged.serviceImport().orElseThrow().ports().getFirst().appProtocol())
                .contains("grpc");
        assertThat(conflict(merged, "west").reason()).isEqualTo("PortConflict");
        assertThat(conflict(merged, "west").message()).doesNotContain("Dropped");
    }

    private static List<String> ports(MergedService merged) {
        return merged.serviceImport().orElseThrow().ports().stream()
                .map(port -> port.name() + " " + port.port() + " "
                        + port.declaredBy().stream().map(ClusterId::value).collect(Collectors.joining(", ", "[", "]")))
                .toList();
    }

    private static Condition conflict(MergedService merged, String cluster) {
        return merged.conditionsOf(new ClusterId(cluster)).getLast();
    }
}
