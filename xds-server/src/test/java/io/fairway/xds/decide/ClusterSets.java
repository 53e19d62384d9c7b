package io.fairway.xds.decide;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.Gateway;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Health;
import io.fairway.model.service.Namespace;
import io.fairway.model.trust.TrustDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Builds a ClusterSet for tests, so that a case reads as what the clusters have:
 *
 * <pre>{@code
 * clusterSet()
 *     .gateway("green", "203.0.113.1")
 *     .cluster("east", in("blue", "eu-west"), exported("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")))
 *     .cluster("west", in("green", "eu-west"))
 *     .image();
 * }</pre>
 *
 * <p>Every cluster has the namespaces of all clusters' Services unless it is {@link Place#withoutNamespaces}. Of several exports
 * the one of the cluster that was added first is the oldest.
 */
public final class ClusterSets {

    public static final TrustDomain TRUST_DOMAIN = new TrustDomain("fairway.test");

    private final List<Gateway> gateways = new ArrayList<>();
    private final Map<String, List<String>> regionOrder = new TreeMap<>();
    private final Map<ClusterId, Member> members = new LinkedHashMap<>();

    private ClusterSets() {}

    public static ClusterSets clusterSet() {
        return new ClusterSets();
    }

    /** A place in a network and a region, where endpoints may have any address that is not special. */
    public static Place in(String network, String region) {
        return new Place(new NetworkId(network), region, List.of(), true, true);
    }

    /** A Service that is exported, without ports and endpoints yet. */
    public static ServiceFixture exported(String service) {
        return new ServiceFixture(name(service), true, List.of(), List.of(), List.of());
    }

    /** A Service that is not exported, without ports and endpoints yet. */
    public static ServiceFixture local(String service) {
        return new ServiceFixture(name(service), false, List.of(), List.of(), List.of());
    }

    /** A healthy endpoint behind a sidecar. */
    public static EndpointFixture pod(String address) {
        return new EndpointFixture(address, Optional.empty(), Health.HEALTHY, true);
    }

    /** The name that {@code namespace/name} spells. */
    public static ServiceName name(String service) {
        int slash = service.indexOf('/');
        return new ServiceName(service.substring(0, slash), service.substring(slash + 1));
    }

    /** A caller in a region. */
    public static Caller caller(String cluster, String region) {
        return new Caller(new ClusterId(cluster), new Locality(region, ""));
    }

    public ClusterSets gateway(String network, String address) {
        gateways.add(new Gateway(new NetworkId(network), address, Gateway.DEFAULT_PORT));
        return this;
    }

    public ClusterSets regionOrder(String region, String... others) {
        regionOrder.put(region, List.of(others));
        return this;
    }

    public ClusterSets cluster(String id, Place place, ServiceFixture... services) {
        members.put(new ClusterId(id), new Member(place, List.of(services)));
        return this;
    }

    /** The same without a cluster. */
    public ClusterSets without(String id) {
        ClusterSets copy = new ClusterSets();
        copy.gateways.addAll(gateways);
        copy.regionOrder.putAll(regionOrder);
        copy.members.putAll(members);
        copy.members.remove(new ClusterId(id));
        return copy;
    }

    public ClusterSetSettings settings() {
        return new ClusterSetSettings(TRUST_DOMAIN, AddressRange.parse("10.99.0.0/16"), gateways, regionOrder);
    }

    /** What the clusters report: of each first that it joins, then all that it has. */
    public List<ClusterDelta> deltas() {
        List<ClusterDelta> deltas = new ArrayList<>();
        members.forEach((id, member) -> {
            deltas.add(new ClusterDelta.Joined(member.place().settings(id)));
            List<ClusterObject> objects = objects(member, Instant.ofEpochSecond(deltas.size()));
            deltas.add(
                    member.place().synced()
                            ? new ClusterDelta.Relisted(id, objects)
                            : new ClusterDelta.Changed(id, objects, List.of()));
        });
        return deltas;
    }

    public MergedImage image() {
        return HandMerge.merged(MergedImage.empty(settings()).applyAll(deltas()).image());
    }

    private List<ClusterObject> objects(Member member, Instant exportedAt) {
        List<ClusterObject> objects = new ArrayList<>();
        if (member.place().namespaces()) {
            namespaces().forEach(it -> objects.add(new Namespace(it)));
        }
        member.services().forEach(it -> objects.addAll(it.objects(exportedAt)));
        return objects;
    }

    private SortedSet<String> namespaces() {
        SortedSet<String> namespaces = new TreeSet<>();
        members.values()
                .forEach(member ->
                        member.services().forEach(it -> namespaces.add(it.name().namespace())));
        return namespaces;
    }

    private record Member(Place place, List<ServiceFixture> services) {}

    /** Where a cluster is and what the hub says of it. */
    public record Place(
            NetworkId network, String region, List<AddressRange> ranges, boolean namespaces, boolean synced) {

        /** Endpoints must lie in one of the ranges. */
        public Place ranges(String... cidrs) {
            return new Place(
                    network,
                    region,
                    List.of(cidrs).stream().map(AddressRange::parse).toList(),
                    namespaces,
                    synced);
        }

        /** The cluster has none of the Services' namespaces. */
        public Place withoutNamespaces() {
            return new Place(network, region, ranges, false, synced);
        }

        /** The cluster has reported some objects but never a complete list. */
        public Place neverSynced() {
            return new Place(network, region, ranges, namespaces, false);
        }

        ClusterSettings settings(ClusterId id) {
            return new ClusterSettings(id, network, new Locality(region, ""), ranges);
        }
    }
}
