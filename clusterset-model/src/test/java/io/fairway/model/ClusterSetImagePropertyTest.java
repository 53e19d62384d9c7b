package io.fairway.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.endpoint.Endpoints;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds of every image, whatever its history. The seed that failed is the argument of the failing case. */
final class ClusterSetImagePropertyTest {

    @SuppressWarnings("unused") // named by the tests
    private static final List<Long> SEEDS = LongStream.range(0, 150).boxed().toList();

    private static final ClusterSetImage EMPTY = ClusterSetImage.empty(Samples.clusterSet("240.0.0.0/16"));

    @ParameterizedTest
    @FieldSource("SEEDS")
    void anyInterleavingAndBatchingThatKeepsEachClustersOrderGivesTheSameImage(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        List<List<ClusterDelta>> histories = random.histories(25);
        ClusterSetImage oneByOne = EMPTY;
        for (ClusterDelta delta : random.interleave(histories)) {
            oneByOne = oneByOne.apply(delta).image();
        }
        ClusterSetImage batched = EMPTY;
        for (List<ClusterDelta> batch : random.batches(random.interleave(histories))) {
            batched = batched.applyAll(batch).image();
        }
        assertThat(batched).isEqualTo(oneByOne).hasSameHashCodeAs(oneByOne);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aRelistIsTheDeltaFromWhatIsKnownToWhatIsListed(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        ClusterId east = new ClusterId("east");
        ClusterSetImage image = Samples.synced(EMPTY, "east", random.objects(30).toArray(ClusterObject[]::new));
        List<ClusterObject> listed = random.objects(30);
        Set<ObjectKey> gone = image.cluster(east)
                .orElseThrow()
                .objects()
                .map(ClusterObject::key)
                .collect(Collectors.toCollection(TreeSet::new));
        listed.forEach(object -> gone.remove(object.key()));

        assertThat(image.apply(new ClusterDelta.Relisted(east, listed)))
                .isEqualTo(image.apply(new ClusterDelta.Changed(east, listed, List.copyOf(gone))));
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everythingThatDiffersIsNamedAsTouched(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        ClusterSetImage image = EMPTY;
        for (List<ClusterDelta> batch : random.batches(random.interleave(random.histories(25)))) {
            ClusterSetImage.Step step = image.applyAll(batch);
            if (!step.change().everything()) {
                assertThat(step.image().clusters().keySet())
                        .isEqualTo(image.clusters().keySet());
                for (ClusterImage after : step.image().clusters().values()) {
                    assertNamesWhatDiffers(
                            step.change(), image.cluster(after.id()).orElseThrow(), after);
                }
            }
            image = step.image();
        }
    }

    private static void assertNamesWhatDiffers(ClusterSetChange change, ClusterImage before, ClusterImage after) {
        Set<ServiceName> services = new HashSet<>(before.serviceNames());
        services.addAll(after.serviceNames());
        services.removeIf(name -> Seen.of(before, name).equals(Seen.of(after, name)));
        assertThat(change.services()).containsAll(services);

        Set<String> namespaces = new HashSet<>(namespaces(before));
        namespaces.addAll(namespaces(after));
        namespaces.removeIf(name -> before.hasNamespace(name) == after.hasNamespace(name));
        assertThat(change.namespaces()).containsAll(namespaces);

        Set<ObjectName> pods = before.pods().map(Pod::name).collect(Collectors.toCollection(HashSet::new));
        after.pods().map(Pod::name).forEach(pods::add);
        pods.removeIf(name -> before.pod(name).equals(after.pod(name)));
        assertThat(change.pods().getOrDefault(after.id(), new TreeSet<>())).containsAll(pods);
        assertThat(after.settings()).isEqualTo(before.settings());
    }

    private static Set<String> namespaces(ClusterImage cluster) {
        return cluster.objects()
                .filter(Namespace.class::isInstance)
                .map(object -> object.key().name().name())
                .collect(Collectors.toSet());
    }

    /** All that a Service's configuration is made from in one cluster, Pods included. */
    private record Seen(Optional<?> service, Optional<?> export, List<?> slices, List<Endpoint> endpoints) {
        static Seen of(ClusterImage cluster, ServiceName name) {
            return new Seen(
                    cluster.service(name),
                    cluster.export(name),
                    cluster.slices(name),
                    List.copyOf(Endpoints.of(cluster, Samples.TRUST_DOMAIN, name, "http", Protocol.TCP)));
        }
    }
}
