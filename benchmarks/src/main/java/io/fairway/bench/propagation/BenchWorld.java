package io.fairway.bench.propagation;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.demo.world.ClusterSpec;
import io.fairway.xds.demo.world.LoopbackBlock;
import io.fairway.xds.demo.world.NetworkSpec;
import io.fairway.xds.demo.world.PodSpec;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The world of a run: two clusters in two networks, and as many Envoys as are asked for before pods of the first. The
 * Services come from {@link Folders}: their pods are only named, nothing runs in them.
 */
final class BenchWorld {

    static final int CLUSTERS = 2;

    private static final String ZONE = "zone-a";

    private BenchWorld() {}

    static ClusterId id(int cluster) {
        return new ClusterId("cluster-" + cluster);
    }

    static WorldLayout layout(Sizes sizes, LoopbackBlock block) {
        List<PodSpec> callers = IntStream.range(0, sizes.envoys())
                .mapToObj(i -> PodSpec.of(Sizes.NAMESPACE, "web", "web-" + i, ZONE))
                .toList();
        return WorldLayout.of(
                new WorldSpec(
                        "bench.fairway.io",
                        List.of(network(0), network(1)),
                        List.of(cluster(0, callers), cluster(1, List.of())),
                        Map.of("region-0", List.of("region-1"))),
                block);
    }

    private static NetworkSpec network(int index) {
        return new NetworkSpec(new NetworkId("net-" + index), id(index), false);
    }

    private static ClusterSpec cluster(int index, List<PodSpec> pods) {
        return new ClusterSpec(
                id(index), new NetworkId("net-" + index), new Locality("region-" + index, ZONE), List.of(), pods);
    }
}
