package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import java.util.function.Predicate;

/** Ways to choose pods of a world. */
public final class Pods {

    private Pods() {}

    /** Those of a cluster. */
    public static Predicate<PodPlace> of(ClusterId cluster) {
        return pod -> pod.id().cluster().equals(cluster);
    }

    /** Those in a zone, in whichever cluster. */
    public static Predicate<PodPlace> inZone(String zone) {
        return pod -> pod.locality().zone().equals(zone);
    }

    /** Those of an app. */
    public static Predicate<PodPlace> ofApp(String app) {
        return pod -> pod.spec().app().equals(app);
    }

    /** The one of this name, in whichever cluster. */
    public static Predicate<PodPlace> named(String name) {
        return pod -> pod.id().name().name().equals(name);
    }
}
