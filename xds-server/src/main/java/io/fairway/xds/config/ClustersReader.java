package io.fairway.xds.config;

import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Reads the {@code clusters} of a server's configuration. Confined to one reading. */
final class ClustersReader {

    static final Set<String> KEYS = Keys.of("id", "folder", "network", "region", "zone", "endpointRanges");

    private final Path base;
    private final SortedSet<String> networks;
    private final Once ids = new Once();

    /**
     * Creates a reader.
     *
     * @param base where relative folders start from
     * @param networks the networks that are declared
     */
    ClustersReader(Path base, SortedSet<String> networks) {
        this.base = base;
        this.networks = networks;
    }

    /** The clusters without a problem. */
    List<MemberConfig> read(Place clusters) {
        return clusters.someItems().stream()
                .map(this::cluster)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<MemberConfig> cluster(Place cluster) {
        cluster.withKeys(KEYS);
        Optional<ClusterId> id = cluster.at("id").required(Syntax.CLUSTER_ID);
        id.ifPresent(it -> ids.check(it.value(), cluster.at("id")));
        Optional<Path> folder = cluster.at("folder").required(Syntax.pathFrom(base));
        Optional<NetworkId> network = network(cluster.at("network"));
        Locality locality = locality(cluster);
        List<AddressRange> ranges = ranges(cluster.at("endpointRanges"));
        if (id.isEmpty() || folder.isEmpty() || network.isEmpty()) {
            return Optional.empty();
        }
        ClusterSettings settings = new ClusterSettings(id.get(), network.get(), locality, ranges);
        return Optional.of(new MemberConfig(settings, folder.get()));
    }

    private Optional<NetworkId> network(Place place) {
        Optional<NetworkId> network = place.required(Syntax.NETWORK_ID);
        if (network.isPresent() && !networks.contains(network.get().value())) {
            place.refuse(
                    networks.isEmpty()
                            ? "a network that is declared under networks"
                            : "a declared network: " + String.join(", ", networks));
        }
        return network;
    }

    private static Locality locality(Place cluster) {
        return new Locality(
                cluster.at("region").optional(Syntax.REGION).orElse(""),
                cluster.at("zone").optional(Syntax.ZONE).orElse(""));
    }

    private static List<AddressRange> ranges(Place ranges) {
        return ranges.items().stream()
                .map(range -> range.required(Syntax.RANGE))
                .flatMap(Optional::stream)
                .toList();
    }
}
