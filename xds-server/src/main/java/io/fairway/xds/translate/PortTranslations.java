package io.fairway.xds.translate;

import io.fairway.xds.decide.Decision;
import java.util.function.Supplier;

/** Where the resources of a decision come from: translated now, or the very ones that the same decision became before. */
@FunctionalInterface
public interface PortTranslations {

    /**
     * The resources of the decision.
     *
     * @param decision what was decided; one object stands for one decision
     * @param translation translates it
     */
    PortResources of(Decision decision, Supplier<PortResources> translation);

    /** Translates each time. */
    static PortTranslations computed() {
        return (_, translation) -> translation.get();
    }
}
