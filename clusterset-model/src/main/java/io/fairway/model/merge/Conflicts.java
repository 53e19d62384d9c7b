package io.fairway.model.merge;

import io.fairway.model.service.TrafficSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the valid exports of one Service disagree in (KEP-1645, "Constraints and Conflict Resolution"). */
final class Conflicts {

    /** Bounds the message, which the API limits to 32 KiB. */
    private static final int LISTED_PORTS = 8;

    /** In the API's order of reasons, between the ports before and the IP families after them. */
    private static final List<Field> FIELDS = List.of(
            new Field("TypeConflict", "type", it -> typeName(it.type())),
            new Field("SessionAffinityConflict", "session affinity", traffic(TrafficSettings::sessionAffinity)),
            new Field("SessionAffinityConfigConflict", "session affinity timeout", traffic(Conflicts::timeout)),
            new Field("AnnotationsConflict", "annotations", it -> it.export().exportedAnnotations()),
            new Field("LabelsConflict", "labels", it -> it.export().exportedLabels()),
            new Field(
                    "InternalTrafficPolicyConflict",
                    "internal traffic policy",
                    traffic(TrafficSettings::internalTrafficPolicy)),
            new Field("TrafficDistributionConflict", "traffic distribution", traffic(Conflicts::distribution)));

    private Conflicts() {}

    /**
     * The conflicts between the exports, which stand oldest first, in the API's order of reasons; empty if they
     * agree.
     */
    static List<Finding> of(List<Constituent> oldestFirst, PortUnion union) {
        return Stream.of(
                        ports(oldestFirst, union).stream(),
                        FIELDS.stream().flatMap(field -> field.conflict(oldestFirst).stream()),
                        ipFamilies(oldestFirst).stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Even a pure union is a conflict: not every cluster answers on every port of the import. */
    private static Optional<Finding> ports(List<Constituent> oldestFirst, PortUnion union) {
        long others =
                Field.disagreeing(oldestFirst, it -> Set.copyOf(it.service().ports()));
        return others == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "PortConflict",
                        "Conflicting ports. Using the union of all exports, in which the oldest service export, in \""
                                + oldestFirst.getFirst().cluster() + "\", goes first. " + dropped(union.dropped())
                                + Field.disagreement(others, oldestFirst.size())));
    }

    private static String dropped(List<String> ports) {
        if (ports.isEmpty()) {
            return "";
        }
        String more = ports.size() > LISTED_PORTS ? " and " + (ports.size() - LISTED_PORTS) + " more" : "";
        return "Dropped: " + ports.stream().limit(LISTED_PORTS).collect(Collectors.joining(", ")) + more + ". ";
    }

    /**
     * Clusters without a common family cannot all be reached by a client of one family. A family not yet known may be
     * any.
     */
    private static Optional<Finding> ipFamilies(List<Constituent> exports) {
        List<Constituent> apart = exports.stream()
                .filter(one -> exports.stream().anyMatch(other -> isApart(one, other)))
                .toList();
        return apart.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "IPFamilyConflict",
                        "Conflicting IP families. A client of one family reaches a part of the endpoints only: \""
                                + apart.getFirst().cluster() + "\" has "
                                + String.join(", ", apart.getFirst().service().ipFamilies()) + ". "
                                + Field.disagreement(
                                        exports.stream()
                                                .filter(it -> isApart(apart.getFirst(), it))
                                                .count(),
                                        exports.size())));
    }

    private static boolean isApart(Constituent one, Constituent other) {
        List<String> mine = one.service().ipFamilies();
        List<String> others = other.service().ipFamilies();
        return !mine.isEmpty() && !others.isEmpty() && mine.stream().noneMatch(others::contains);
    }

    private static Function<Constituent, Object> traffic(Function<TrafficSettings, String> field) {
        return it -> field.apply(it.service().traffic());
    }

    private static String typeName(ImportType type) {
        return switch (type) {
            case CLUSTER_SET_IP -> "ClusterSetIP";
            case HEADLESS -> "Headless";
        };
    }

    private static String timeout(TrafficSettings traffic) {
        return traffic.sessionAffinityTimeoutSeconds().isPresent()
                ? traffic.sessionAffinityTimeoutSeconds().getAsInt() + " s"
                : "";
    }

    private static String distribution(TrafficSettings traffic) {
        return traffic.trafficDistribution().orElse("");
    }
}
