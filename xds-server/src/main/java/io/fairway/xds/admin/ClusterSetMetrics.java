package io.fairway.xds.admin;

import io.fairway.model.ClusterImage;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Measures the ClusterSet itself: looked up when somebody scrapes, so that nothing has to keep up with the image. */
public final class ClusterSetMetrics {

    /** 1 for the state that a cluster is in and 0 for the others, by tags {@code cluster} and {@code state}. */
    public static final String CLUSTER_STATE = "fairway.cluster.state";

    /** What is wrong with a cluster's objects, by tag {@code cluster}. */
    public static final String CLUSTER_PROBLEMS = "fairway.cluster.problems";

    /** The objects that are known of a cluster, by tag {@code cluster}. */
    public static final String CLUSTER_OBJECTS = "fairway.cluster.objects";

    /** Services that are imported. */
    public static final String IMPORTS = "fairway.imports";

    /** Always 1, with tag {@code version}. */
    public static final String BUILD = "fairway.build.info";

    private ClusterSetMetrics() {}

    /**
     * Registers the gauges.
     *
     * @param clusters the members to measure; they do not change while the server runs
     * @param version the version of the program
     */
    public static void bind(
            MeterRegistry registry, AdminSources sources, Collection<ClusterId> clusters, String version) {
        Gauge.builder(BUILD, () -> 1).tag("version", version).register(registry);
        Gauge.builder(IMPORTS, () -> imports(sources.image().get())).register(registry);
        for (ClusterId cluster : clusters) {
            for (Freshness.State state : Freshness.State.values()) {
                Gauge.builder(CLUSTER_STATE, () -> isIn(sources.image().get(), cluster, state) ? 1 : 0)
                        .tag("cluster", cluster.value())
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
            Gauge.builder(CLUSTER_PROBLEMS, () -> problems(sources, cluster))
                    .tag("cluster", cluster.value())
                    .register(registry);
            Gauge.builder(CLUSTER_OBJECTS, () -> objects(sources.image().get(), cluster))
                    .tag("cluster", cluster.value())
                    .register(registry);
        }
    }

    private static long imports(MergedImage image) {
        return image.services().values().stream()
                .map(MergedService::serviceImport)
                .filter(it -> it.isPresent())
                .count();
    }

    private static boolean isIn(MergedImage image, ClusterId cluster, Freshness.State state) {
        return image.image()
                .cluster(cluster)
                .filter(it -> it.freshness().state() == state)
                .isPresent();
    }

    private static int problems(AdminSources sources, ClusterId cluster) {
        return sources.problems().get().getOrDefault(cluster, List.of()).size();
    }

    private static long objects(MergedImage image, ClusterId cluster) {
        return image.image()
                .cluster(cluster)
                .map(ClusterImage::objects)
                .map(objects -> objects.count())
                .orElse(0L);
    }
}
