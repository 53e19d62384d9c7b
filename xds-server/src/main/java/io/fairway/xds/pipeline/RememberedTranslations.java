package io.fairway.xds.pipeline;

import io.fairway.xds.decide.Decision;
import io.fairway.xds.translate.PortResources;
import io.fairway.xds.translate.PortTranslations;
import java.util.IdentityHashMap;
import java.util.function.Supplier;

/**
 * Keeps what a decision was translated to for as long as the decision is in use. A decision that was not asked for between two
 * images is forgotten. Belongs to the loop's thread.
 */
final class RememberedTranslations implements PortTranslations {

    private IdentityHashMap<Decision, PortResources> used = new IdentityHashMap<>();
    private IdentityHashMap<Decision, PortResources> usedBefore = new IdentityHashMap<>();

    /** Another image begins. */
    void next() {
        usedBefore = used;
        used = new IdentityHashMap<>();
    }

    @Override
    public PortResources of(Decision decision, Supplier<PortResources> translation) {
        PortResources known = used.get(decision);
        if (known == null) {
            PortResources before = usedBefore.get(decision);
            known = before == null ? translation.get() : before;
            used.put(decision, known);
        }
        return known;
    }
}
