package io.fairway.bench;

import com.google.protobuf.Message;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.Target;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.Role;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.translate.Decisions;
import io.fairway.xds.translate.EnvoyResources;
import io.fairway.xds.translate.PortTranslations;
import io.fairway.xds.translate.ViewTranslator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * What the resources of one sidecar's view cost: decided anew, which is the baseline, with all decisions remembered,
 * and with all but one. Bytes and versions are measured apart, of everything and of the one Service's endpoints.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TranslateBenchmark {

    private static final int CLUSTERS = 2;
    private static final int ENDPOINTS = 10;
    private static final ProxyView VIEW = new ProxyView(
            Role.SIDECAR,
            SyntheticClusterSet.id(0),
            new Locality("region-0", "zone-0"),
            new Binding(Interception.NONE, "127.9.9.1", "127.9.9.2"),
            Optional.of(new ObjectName("ns-0", "svc-0-pod-0")));

    /** How many Services the ClusterSet has. */
    @Param({"100", "1000"})
    public int services;

    private final Map<Caller, Map<Target, Decision>> remembered = new HashMap<>();
    private SyntheticClusterSet world = new SyntheticClusterSet(CLUSTERS, 1, ENDPOINTS);
    private MergedImage image = MergedImage.empty(world.settings());
    private List<Message> messages = List.of();
    private List<Message> endpoints = List.of();

    @Setup
    public void build() {
        world = new SyntheticClusterSet(CLUSTERS, services, ENDPOINTS);
        image = world.image();
        EnvoyResources resources = ViewTranslator.translate(image, VIEW, this::remembered, PortTranslations.computed());
        messages = new ArrayList<>();
        Arrays.stream(ResourceType.values()).forEach(type -> messages.addAll(resources.of(type)));
        endpoints = List.copyOf(resources.of(ResourceType.ENDPOINT));
    }

    @Benchmark
    public EnvoyResources baselineDecideAndTranslateEverything() {
        return ViewTranslator.translate(image, VIEW);
    }

    @Benchmark
    public EnvoyResources translateWithRememberedDecisions() {
        return ViewTranslator.translate(image, VIEW, this::remembered, PortTranslations.computed());
    }

    @Benchmark
    public EnvoyResources translateWithOneDecisionForgotten() {
        remembered
                .getOrDefault(new Caller(VIEW.cluster(), VIEW.locality()), new HashMap<>())
                .keySet()
                .removeIf(target -> target.service().equals(world.service(services / 2)));
        return ViewTranslator.translate(image, VIEW, this::remembered, PortTranslations.computed());
    }

    @Benchmark
    public List<EncodedResource> baselineEncodeEverything() {
        return messages.stream().map(ResourceEncoder::encode).toList();
    }

    @Benchmark
    public EncodedResource encodeTheEndpointsOfOneService() {
        return ResourceEncoder.encode(endpoints.getFirst());
    }

    private Decision remembered(Caller caller, Target target) {
        return remembered
                .computeIfAbsent(caller, _ -> new HashMap<>())
                .computeIfAbsent(target, it -> Decisions.computed(image).of(caller, it));
    }
}
