package io.fairway.model.merge;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The image of the ClusterSet together with what its exports amount to. Immutable; a delta makes the next one and
 * merges again only the Services that it touched, which yields the same as merging all from scratch, but for virtual
 * IPs that are kept.
 *
 * @param image what the clusters say
 * @param services the merge of every Service that some cluster exports, validly or not
 * @param clusterSetIps the virtual IP of every import that has one; it stays for the life of the import
 */
public record MergedImage(
        ClusterSetImage image,
        SortedMap<ServiceName, MergedService> services,
        SortedMap<ServiceName, String> clusterSetIps) {

    public MergedImage {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        clusterSetIps = Collections.unmodifiableSortedMap(new TreeMap<>(clusterSetIps));
    }

    /** A ClusterSet without members. */
    public static MergedImage empty(ClusterSetSettings settings) {
        return new MergedImage(
                ClusterSetImage.empty(settings), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** The image merged from scratch. */
    public static MergedImage of(ClusterSetImage image) {
        return empty(image.settings())
                .with(image, image.serviceNames(), ClusterSetChange.NOTHING)
                .image();
    }

    /** Applies deltas in order. */
    public Step applyAll(Collection<? extends ClusterDelta> deltas) {
        ClusterSetImage.Step step = image.applyAll(deltas);
        return with(step.image(), affected(step), step.change());
    }

    /** The merge of the Service; empty if no cluster exports it. */
    public Optional<MergedService> service(ServiceName name) {
        return Optional.ofNullable(services.get(name));
    }

    /** The import of the Service, in whichever cluster. */
    public Optional<ServiceImport> importFor(ServiceName name) {
        return service(name).flatMap(MergedService::serviceImport);
    }

    /** The import of the Service as the cluster sees it; empty if the cluster does not have the namespace. */
    public Optional<ServiceImport> importFor(ClusterId cluster, ServiceName name) {
        return importFor(name).filter(it -> imports(cluster, name.namespace()));
    }

    /**
     * The imports that the cluster sees, sorted by name: those in the namespaces that it has, once it has been seen
     * completely.
     */
    public Stream<ServiceImport> importsFor(ClusterId cluster) {
        return imports().filter(it -> imports(cluster, it.name().namespace()));
    }

    /** All imports, sorted by name. */
    public Stream<ServiceImport> imports() {
        return services.values().stream().flatMap(service -> service.serviceImport().stream());
    }

    /** The virtual IP of the Service's import; empty if headless, not imported, or if the range is exhausted. */
    public Optional<String> clusterSetIp(ServiceName name) {
        return Optional.ofNullable(clusterSetIps.get(name));
    }

    /** The imports that should have a virtual IP and have none, because the range of the ClusterSet is exhausted. */
    public SortedSet<ServiceName> importsWithoutIp() {
        SortedSet<ServiceName> names = needIp(services);
        names.removeAll(clusterSetIps.keySet());
        return names;
    }

    private boolean imports(ClusterId cluster, String namespace) {
        return image.cluster(cluster)
                .filter(it -> it.freshness().hasSynced() && it.hasNamespace(namespace))
                .isPresent();
    }

    /** Services of touched namespaces are among them, so that whoever asks what a namespace imports finds it merged. */
    private SortedSet<ServiceName> affected(ClusterSetImage.Step step) {
        ClusterSetChange change = step.change();
        SortedSet<ServiceName> names = new TreeSet<>(change.services());
        if (change.everything()) {
            names.addAll(services.keySet());
            names.addAll(step.image().serviceNames());
        }
        for (ClusterImage cluster : step.image().clusters().values()) {
            change.namespaces().forEach(namespace -> names.addAll(cluster.serviceNames(namespace)));
        }
        return names;
    }

    private Step with(ClusterSetImage next, SortedSet<ServiceName> affected, ClusterSetChange change) {
        SortedMap<ServiceName, MergedService> merged = new TreeMap<>(services);
        for (ServiceName name : affected) {
            MergedService service = ImportMerge.merge(name, next);
            if (service.isEmpty()) {
                merged.remove(name);
            } else {
                merged.put(name, service);
            }
        }
        if (affected.stream().allMatch(name -> needsIp(services.get(name)) == needsIp(merged.get(name)))) {
            return new Step(new MergedImage(next, merged, clusterSetIps), change);
        }
        SortedMap<ServiceName, String> ips = new ClusterSetIpAllocator(
                        next.settings().clusterSetIps())
                .allocate(clusterSetIps, needIp(merged))
                .ips();
        return new Step(new MergedImage(next, merged, ips), change.and(ClusterSetChange.ofServices(readdressed(ips))));
    }

    /** An import that went may have left its IP to another that had to wait for one, and that no delta touched. */
    private SortedSet<ServiceName> readdressed(SortedMap<ServiceName, String> ips) {
        SortedSet<ServiceName> names = new TreeSet<>(clusterSetIps.keySet());
        names.addAll(ips.keySet());
        names.removeIf(name -> Objects.equals(clusterSetIps.get(name), ips.get(name)));
        return names;
    }

    private static SortedSet<ServiceName> needIp(SortedMap<ServiceName, MergedService> services) {
        return services.values().stream()
                .filter(MergedImage::needsIp)
                .map(MergedService::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean needsIp(@Nullable MergedService service) {
        return service != null
                && service.serviceImport()
                        .filter(it -> it.type() == ImportType.CLUSTER_SET_IP)
                        .isPresent();
    }

    /**
     * The outcome of applying deltas.
     *
     * @param image the next image
     * @param change what the deltas touched
     */
    public record Step(MergedImage image, ClusterSetChange change) {}
}
