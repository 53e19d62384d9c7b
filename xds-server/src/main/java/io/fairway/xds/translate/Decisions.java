package io.fairway.xds.translate;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Target;

/** Where translators get decisions from: computed, or remembered from an image in which nothing that matters was different. */
@FunctionalInterface
public interface Decisions {

    /** The decision for the caller and target in one particular image. */
    Decision of(Caller caller, Target target);

    /** Decides anew each time. */
    static Decisions computed(MergedImage image) {
        return (caller, target) -> EndpointDecider.decide(image, caller, target);
    }
}
