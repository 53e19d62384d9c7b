package io.fairway.bench;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.Locality;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.EndpointDecider;
import io.fairway.xds.decide.Target;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one endpoint's change costs before anything is translated: the next image with the merge of the one Service,
 * and the decision for one caller. The baseline arm merges the whole ClusterSet again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {

    private static final int CLUSTERS = 2;
    private static final int ENDPOINTS = 10;

    /** How many Services the ClusterSet has; the costs of one Service's change should not follow it. */
    @Param({"100", "1000"})
    public int services;

    private SyntheticClusterSet world = new SyntheticClusterSet(CLUSTERS, 1, ENDPOINTS);
    private MergedImage image = MergedImage.empty(world.settings());
    private boolean ready;

    @Setup
    public void build() {
        world = new SyntheticClusterSet(CLUSTERS, services, ENDPOINTS);
        image = world.image();
    }

    @Benchmark
    public MergedImage applyOneEndpointChange() {
        image = image.applyAll(List.of(nextFlip())).image();
        return image;
    }

    @Benchmark
    public MergedImage baselineMergeEverythingAgain() {
        image = MergedImage.of(image.image().apply(nextFlip()).image());
        return image;
    }

    @Benchmark
    public Decision decideOneService() {
        Caller caller = new Caller(SyntheticClusterSet.id(0), new Locality("region-0", "zone-0"));
        return EndpointDecider.decide(image, caller, new Target.ClusterSet(world.service(0), 80));
    }

    private ClusterDelta nextFlip() {
        ready = !ready;
        return world.flip(0, services / 2, ready);
    }
}
