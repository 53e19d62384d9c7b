package io.fairway.xds.pipeline;

import io.fairway.model.ClusterSetChange;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Target;
import io.fairway.xds.translate.Decisions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides again only what a change touches. A decision depends on the settings, on the merge of one Service and on what the
 * clusters have of that Service; a change names every Service of which that may differ. Belongs to the loop's thread.
 */
final class RememberedDecisions {

    private final Map<Caller, Map<Target, Decision>> remembered = new HashMap<>();
    private final Set<Caller> asked = new HashSet<>();

    /** Forgets what the change touches, and callers that were not asked for since the last one. Must see every change. */
    void forget(ClusterSetChange change) {
        remembered.keySet().retainAll(asked);
        asked.clear();
        if (change.everything()) {
            remembered.clear();
            return;
        }
        remembered.values().forEach(decisions -> decisions.keySet().removeIf(target -> isTouched(change, target)));
    }

    /** The decisions in the image, which must be the newest. */
    Decisions in(MergedImage image) {
        return (caller, target) -> {
            asked.add(caller);
            return remembered
                    .computeIfAbsent(caller, _ -> new HashMap<>())
                    .computeIfAbsent(target, _ -> EndpointDecider.decide(image, caller, target));
        };
    }

    private static boolean isTouched(ClusterSetChange change, Target target) {
        return change.services().contains(target.service())
                || change.namespaces().contains(target.service().namespace());
    }
}
