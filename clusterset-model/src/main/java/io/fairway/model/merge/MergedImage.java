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
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return empty(image.settings()).with(image, image.serviceNames());
    }

    /** Applies deltas in order. */
    public Step applyAll(Collection<? extends ClusterDelta> deltas) {
        ClusterSetImage.Step step = image.applyAll(deltas);
        MergedImage next = with(step.image(), affected(step));
        return new Step(next, step.change().and(ClusterSetChange.ofServices(readdressed(next))));
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
        SortedSet<ServiceName> names = importsWithIp(services);
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

    private MergedImage with(ClusterSetImage next, SortedSet<ServiceName> affected) {
        SortedMap<ServiceName, MergedService> merged = new TreeMap<>(services);
        boolean changed = false;
        for (ServiceName name : affected) {
            changed |= replace(merged, ImportMerge.merge(name, next));
        }
        return changed
                ? new MergedImage(next, merged, ips(next, merged))
                : new MergedImage(next, services, clusterSetIps);
    }

    private static boolean replace(SortedMap<ServiceName, MergedService> merged, MergedService service) {
        return service.isEmpty()
                ? merged.remove(service.name()) != null
                : !service.equals(merged.put(service.name(), service));
    }

    private SortedMap<ServiceName, String> ips(ClusterSetImage next, SortedMap<ServiceName, MergedService> merged) {
        return new ClusterSetIpAllocator(next.settings().clusterSetIps())
                .allocate(clusterSetIps, importsWithIp(merged))
                .ips();
    }

    /** An import that went may have left its IP to another that had to wait for one, and that no delta touched. */
    private SortedSet<ServiceName> readdressed(MergedImage next) {
        SortedSet<ServiceName> names = new TreeSet<>(clusterSetIps.keySet());
        names.addAll(next.clusterSetIps.keySet());
        names.removeIf(name -> clusterSetIp(name).equals(next.clusterSetIp(name)));
        return names;
    }

    private static SortedSet<ServiceName> importsWithIp(SortedMap<ServiceName, MergedService> services) {
        return services.values().stream()
                .flatMap(service -> service.serviceImport().stream())
                .filter(it -> it.type() == ImportType.CLUSTER_SET_IP)
                .map(ServiceImport::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The outcome of applying deltas.
     *
     * @param image the next image
     * @param change what the deltas touched
     */
    public record Step(MergedImage image, ClusterSetChange change) {}
}
