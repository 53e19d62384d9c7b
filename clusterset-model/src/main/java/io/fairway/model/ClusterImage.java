package io.fairway.model;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything known of one member cluster. Immutable; equal content is equal. */
public final class ClusterImage {

    private final ClusterSettings settings;
    private final Freshness freshness;
    private final SortedMap<String, NamespaceImage> namespaces;
    private final SortedMap<ObjectKey, ClusterObject> clusterScoped;

    ClusterImage(
            ClusterSettings settings,
            Freshness freshness,
            SortedMap<String, NamespaceImage> namespaces,
            SortedMap<ObjectKey, ClusterObject> clusterScoped) {
        this.settings = settings;
        this.freshness = freshness;
        this.namespaces = Collections.unmodifiableSortedMap(namespaces);
        this.clusterScoped = Collections.unmodifiableSortedMap(clusterScoped);
    }

    /** A cluster of which nothing but its registration is known. */
    static ClusterImage joined(ClusterSettings settings) {
        return new ClusterImage(
                settings, Freshness.NEVER_SYNCED, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    public ClusterId id() {
        return settings.id();
    }

    public ClusterSettings settings() {
        return settings;
    }

    public Freshness freshness() {
        return freshness;
    }

    /** Whether the cluster has the namespace, which by namespace sameness decides whether it imports (KEP-1645). */
    public boolean hasNamespace(String name) {
        return clusterScoped.containsKey(new Namespace(name).key());
    }

    public Optional<Service> service(ServiceName name) {
        return find(ObjectKey.of(ObjectKind.SERVICE, name.namespace(), name.name()), Service.class);
    }

    /** The export of the Service: the older one, where it is exported through both API groups. */
    public Optional<ServiceExport> export(ServiceName name) {
        return Stream.of(ObjectKind.SERVICE_EXPORT, ObjectKind.GKE_SERVICE_EXPORT)
                .map(kind -> ObjectKey.of(kind, name.namespace(), name.name()))
                .flatMap(key -> find(key, ServiceExport.class).stream())
                .reduce((first, second) -> second.created().isBefore(first.created()) ? second : first);
    }

    /** The Service's EndpointSlices, sorted by name. */
    public List<EndpointSlice> slices(ServiceName name) {
        return namespace(name.namespace()).slicesOf(name.name());
    }

    public Optional<Pod> pod(ObjectName name) {
        return find(new ObjectKey(ObjectKind.POD, name), Pod.class);
    }

    public Optional<ClusterProperty> property(String name) {
        return find(ObjectKey.of(ObjectKind.CLUSTER_PROPERTY, "", name), ClusterProperty.class);
    }

    /** The names of all Services and of all exports, with or without a Service behind them. */
    public SortedSet<ServiceName> serviceNames() {
        SortedSet<ServiceName> names = new TreeSet<>();
        namespaces.keySet().forEach(namespace -> names.addAll(serviceNames(namespace)));
        return names;
    }

    /** As {@link #serviceNames()}, of one namespace. */
    public SortedSet<ServiceName> serviceNames(String namespace) {
        SortedSet<ServiceName> names = new TreeSet<>();
        for (ClusterObject object : namespace(namespace).objects().values()) {
            switch (object) {
                case Service service -> names.add(service.name());
                case ServiceExport export -> names.add(export.name());
                default -> {}
            }
        }
        return names;
    }

    /** The Pods of all namespaces, sorted by name. */
    public Stream<Pod> pods() {
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.objects().values().stream())
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast);
    }

    /** Every object, cluster-scoped ones first, then by namespace and key. */
    public Stream<ClusterObject> objects() {
        return Stream.concat(
                clusterScoped.values().stream(),
                namespaces.values().stream().flatMap(namespace -> namespace.objects().values().stream()));
    }

    ClusterImage with(ClusterSettings newSettings) {
        return new ClusterImage(newSettings, freshness, namespaces, clusterScoped);
    }

    ClusterImage with(Freshness newFreshness) {
        return new ClusterImage(settings, newFreshness, namespaces, clusterScoped);
    }

    NamespaceImage namespace(String name) {
        return namespaces.getOrDefault(name, NamespaceImage.EMPTY);
    }

    SortedMap<String, NamespaceImage> namespaces() {
        return namespaces;
    }

    SortedMap<ObjectKey, ClusterObject> clusterScoped() {
        return clusterScoped;
    }

    private <T extends ClusterObject> Optional<T> find(ObjectKey key, Class<T> type) {
        String namespace = key.name().namespace();
        SortedMap<ObjectKey, ClusterObject> objects =
                namespace.isEmpty() ? clusterScoped : namespace(namespace).objects();
        return Optional.ofNullable(objects.get(key)).map(type::cast);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterImage image
                && settings.equals(image.settings)
                && freshness.equals(image.freshness)
                && clusterScoped.equals(image.clusterScoped)
                && namespaces.equals(image.namespaces);
    }

    @Override
    public int hashCode() {
        return 31 * settings.hashCode()
                + clusterScoped.hashCode()
                + namespaces.keySet().hashCode();
    }

    @Override
    public String toString() {
        return settings.id() + " (" + freshness.state() + ", " + objects().count() + " objects)";
    }
}
