package io.fairway.model.merge;

import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Merges the exports of one Service of all clusters into one import. */
public final class ImportMerge {

    private ImportMerge() {}

    /**
     * The import and the conditions that the exports amount to. What the exports disagree in is decided by the oldest
     * of them, wherever it is: no cluster prefers its own (KEP-1645, "Conflict resolution policy").
     */
    public static MergedService merge(ServiceName name, ClusterSetImage image) {
        Constituents exports = Constituents.of(name, image);
        SortedMap<ClusterId, List<Condition>> conditions = new TreeMap<>();
        exports.invalid().forEach((cluster, why) -> conditions.put(cluster, Conditions.invalid(why)));
        if (exports.valid().isEmpty()) {
            return new MergedService(name, Optional.empty(), conditions);
        }
        PortUnion union = PortUnion.of(exports.valid());
        List<Condition> agreement = Conditions.valid(Conflicts.of(exports.valid(), union));
        exports.valid().forEach(export -> conditions.put(export.cluster(), agreement));
        return new MergedService(name, Optional.of(serviceImport(name, exports.valid(), union)), conditions);
    }

    private static ServiceImport serviceImport(ServiceName name, List<Constituent> oldestFirst, PortUnion union) {
        Constituent oldest = oldestFirst.getFirst();
        return new ServiceImport(
                name,
                oldest.type(),
                union.ports(),
                oldest.service().traffic(),
                oldest.export().exportedLabels(),
                oldest.export().exportedAnnotations(),
                oldestFirst.stream().map(Constituent::cluster).collect(Collectors.toCollection(TreeSet::new)));
    }
}
