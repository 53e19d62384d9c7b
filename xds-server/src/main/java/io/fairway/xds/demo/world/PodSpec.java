package io.fairway.xds.demo.world;

import io.fairway.model.id.ObjectName;

/**
 * A pod of a world. It has a sidecar; its service account has the name of its app.
 *
 * @param name its namespaced name
 * @param app its label {@code app}; it stands behind the Service of this name, if its cluster has one
 * @param zone the zone that it runs in
 * @param behaviour what its backend does
 */
public record PodSpec(ObjectName name, String app, String zone, Behaviour behaviour) {

    /** A pod that answers. */
    public static PodSpec of(String namespace, String app, String name, String zone) {
        return new PodSpec(new ObjectName(namespace, name), app, zone, Behaviour.ANSWERS);
    }

    /** The same pod with another behaviour. */
    public PodSpec with(Behaviour other) {
        return new PodSpec(name, app, zone, other);
    }
}
