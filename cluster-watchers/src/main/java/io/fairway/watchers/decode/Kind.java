package io.fairway.watchers.decode;

import io.fairway.model.id.ObjectName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKind;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects that are decoded, in the versions that are understood. */
enum Kind {
    NAMESPACE("Namespace", "", ObjectKind.NAMESPACE),
    SERVICE("Service", "", ObjectKind.SERVICE),
    ENDPOINT_SLICE("EndpointSlice", "discovery.k8s.io", ObjectKind.ENDPOINT_SLICE),
    POD("Pod", "", ObjectKind.POD),
    SERVICE_EXPORT("ServiceExport", "multicluster.x-k8s.io", ObjectKind.SERVICE_EXPORT),
    GKE_SERVICE_EXPORT("ServiceExport", "net.gke.io", ObjectKind.GKE_SERVICE_EXPORT),
    CLUSTER_PROPERTY("ClusterProperty", "about.k8s.io", ObjectKind.CLUSTER_PROPERTY);

    private final String title;
    private final String group;
    private final ObjectKind objectKind;

    Kind(String title, String group, ObjectKind objectKind) {
        this.title = title;
        this.group = group;
        this.objectKind = objectKind;
    }

    /** The kind that is called so in the API group of the version, whichever version that is. */
    static Optional<Kind> of(String apiVersion, String title) {
        String group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        return Arrays.stream(values())
                .filter(kind -> kind.title.equals(title) && kind.group.equals(group))
                .findFirst();
    }

    /** The apiVersions that are understood, as they stand in objects. */
    String[] apiVersions() {
        return switch (this) {
            case NAMESPACE, SERVICE, POD -> new String[] {"v1"};
            case ENDPOINT_SLICE, GKE_SERVICE_EXPORT -> new String[] {group + "/v1"};
            case SERVICE_EXPORT, CLUSTER_PROPERTY -> new String[] {group + "/v1alpha1", group + "/v1beta1"};
        };
    }

    ObjectKind objectKind() {
        return objectKind;
    }

    boolean isNamespaced() {
        return this != NAMESPACE && this != CLUSTER_PROPERTY;
    }

    /**
     * Whether the name must be one label, because it stands in host names; else it may be several with dots between
     * them.
     */
    boolean isNamedByLabel() {
        return this != POD && this != ENDPOINT_SLICE && this != CLUSTER_PROPERTY;
    }

    /**
     * Decodes the object of that name. The outcome counts only if no problem was found; it is empty if the object
     * means nothing here.
     */
    Optional<ClusterObject> decode(ObjectName name, Field root) {
        return switch (this) {
            case NAMESPACE -> SimpleObjects.namespace(name);
            case SERVICE -> ServiceDecoder.decode(name, root);
            case ENDPOINT_SLICE -> EndpointSliceDecoder.decode(name, root);
            case POD -> PodDecoder.decode(name, root);
            case SERVICE_EXPORT, GKE_SERVICE_EXPORT -> SimpleObjects.serviceExport(objectKind, name, root);
            case CLUSTER_PROPERTY -> SimpleObjects.clusterProperty(name, root);
        };
    }
}
