package io.fairway.model.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.RandomDeltas;
import io.fairway.model.Samples;
import io.fairway.model.id.ServiceName;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds of every merge, whatever its history. The seed that failed is the argument of the failing case. */
final class MergedImagePropertyTest {

    @SuppressWarnings("unused") // named by the tests
    private static final List<Long> SEEDS = LongStream.range(0, 150).boxed().toList();

    private static final MergedImage EMPTY = MergedImage.empty(Samples.clusterSet("240.0.0.0/16"));

    /** Two virtual IPs for up to four imports. */
    private static final MergedImage SCARCE = MergedImage.empty(Samples.clusterSet("240.0.0.0/30"));

    @ParameterizedTest
    @FieldSource("SEEDS")
    void anyOrderAndBatchingOfTheSameChangesGivesTheSameImports(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        List<List<ClusterDelta>> histories = random.histories(25);
        MergedImage atOnce = EMPTY.applyAll(random.interleave(histories)).image();
        MergedImage batched = EMPTY;
        for (List<ClusterDelta> batch : random.batches(random.interleave(histories))) {
            batched = batched.applyAll(batch).image();
        }
        assertThat(batched).isEqualTo(atOnce);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void mergingWhatWasTouchedIsMergingFromScratch(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        MergedImage image = EMPTY;
        for (List<ClusterDelta> batch : random.batches(random.interleave(random.histories(25)))) {
            image = image.applyAll(batch).image();
            assertThat(image).isEqualTo(MergedImage.of(image.image()));
        }
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void virtualIpsStayAreUniqueAndAreNeverHeldBackWhileOneIsFree(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        MergedImage image = SCARCE;
        for (List<ClusterDelta> batch : random.batches(random.interleave(random.histories(25)))) {
            MergedImage next = image.applyAll(batch).image();
            Set<ServiceName> withIp = next.imports()
                    .filter(it -> it.type() == ImportType.CLUSTER_SET_IP)
                    .map(ServiceImport::name)
                    .collect(Collectors.toSet());
            assertThat(next.clusterSetIps().keySet()).isSubsetOf(withIp).hasSize(Math.min(2, withIp.size()));
            assertThat(next.clusterSetIps().values()).doesNotHaveDuplicates();
            assertThat(next.importsWithoutIp())
                    .hasSize(withIp.size() - next.clusterSetIps().size());
            image.clusterSetIps().forEach((name, ip) -> {
                if (withIp.contains(name)) {
                    assertThat(next.clusterSetIp(name)).contains(ip);
                }
            });
            image = next;
        }
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyMergeOrVirtualIpThatDiffersIsNamedAsTouched(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        MergedImage image = SCARCE;
        for (List<ClusterDelta> batch : random.batches(random.interleave(random.histories(25)))) {
            MergedImage.Step step = image.applyAll(batch);
            assertNamesWhatDiffers(step.change(), image, step.image());
            image = step.image();
        }
    }

    private static void assertNamesWhatDiffers(ClusterSetChange change, MergedImage before, MergedImage after) {
        Set<ServiceName> names = new HashSet<>(before.services().keySet());
        names.addAll(after.services().keySet());
        names.removeIf(name ->
                Objects.equals(before.services().get(name), after.services().get(name))
                        && before.clusterSetIp(name).equals(after.clusterSetIp(name)));
        if (!change.everything()) {
            assertThat(change.services()).containsAll(names);
        }
    }
}
