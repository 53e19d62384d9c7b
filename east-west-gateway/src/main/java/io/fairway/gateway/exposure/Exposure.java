package io.fairway.gateway.exposure;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.NetworkId;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.merge.ServiceImport;
import io.fairway.model.service.Protocol;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a network's gateway lets in: the TCP ports of imports, as far as clusters of its own network declare them. What is not
 * validly exported has no server name, so there is nothing that a caller could ask for.
 */
public final class Exposure {

    private Exposure() {}

    /** The server names of all imports, by Service and port; of each port first the name for any cluster. */
    public static List<SniRoute> routes(NetworkId network, MergedImage image) {
        return image.services().values().stream()
                .flatMap(service -> routes(network, image.image(), service).stream())
                .toList();
    }

    /** The server names of one import, in the same order. */
    public static List<SniRoute> routes(NetworkId network, ClusterSetImage image, MergedService service) {
        return service.serviceImport().stream()
                .flatMap(it -> it.ports().stream()
                        .filter(port -> port.protocol() == Protocol.TCP)
                        .sorted((one, other) -> Integer.compare(one.port(), other.port()))
                        .flatMap(port -> routes(it, port, declaring(network, image, it, port))))
                .toList();
    }

    private static Stream<SniRoute> routes(
            ServiceImport serviceImport, ImportedPort port, SortedSet<ClusterId> clusters) {
        if (clusters.isEmpty()) {
            return Stream.empty();
        }
        SniRoute any = new SniRoute(Sni.anyCluster(port.port(), serviceImport.name()), clusters);
        return Stream.concat(
                Stream.of(any),
                clusters.stream()
                        .map(cluster -> new SniRoute(
                                Sni.inCluster(port.port(), cluster, serviceImport.name()),
                                new TreeSet<>(List.of(cluster)))));
    }

    private static SortedSet<ClusterId> declaring(
            NetworkId network, ClusterSetImage image, ServiceImport serviceImport, ImportedPort port) {
        SortedSet<ClusterId> clusters = new TreeSet<>(port.declaredBy());
        clusters.retainAll(serviceImport.exportedBy());
        clusters.removeIf(cluster -> image.cluster(cluster)
                .filter(it -> it.settings().network().equals(network))
                .isEmpty());
        return clusters;
    }
}
