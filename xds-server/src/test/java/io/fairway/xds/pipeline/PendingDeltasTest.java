package io.fairway.xds.pipeline;

import static io.fairway.xds.pipeline.Deltas.EAST;
import static io.fairway.xds.pipeline.Deltas.SETTINGS;
import static io.fairway.xds.pipeline.Deltas.WEST;
import static io.fairway.xds.pipeline.Deltas.added;
import static io.fairway.xds.pipeline.Deltas.deleted;
import static io.fairway.xds.pipeline.Deltas.joined;
import static io.fairway.xds.pipeline.Deltas.relisted;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingDeltasTest {

    @Test
    void keepsOneChangePerObjectHoweverManyArrive() {
        PendingDeltas pending = new PendingDeltas();
        for (int i = 0; i < 1_000; i++) {
            pending.add(added(EAST, "shop"));
            pending.add(deleted(EAST, "shop"));
        }
        assertThat(pending.drain()).containsExactly(deleted(EAST, "shop"));
    }

    @Test
    void aListingMakesEarlierChangesVoid() {
        PendingDeltas pending = new PendingDeltas();
        pending.add(added(EAST, "old"));
        pending.add(new ClusterDelta.Sighted(EAST, Freshness.stale("gone")));
        pending.add(relisted(EAST, "new"));
        assertThat(pending.drain()).containsExactly(relisted(EAST, "new"));
    }

    @Test
    void isEmptyOnceDrained() {
        PendingDeltas pending = new PendingDeltas();
        pending.add(joined(EAST));
        pending.drain();
        assertThat(pending.isEmpty()).isTrue();
        assertThat(pending.drain()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void mergedDeltasMakeTheSameImageAsSingleOnes(long seed) {
        Random random = new Random(seed);
        List<ClusterDelta> deltas = new ArrayList<>();
        Set<ClusterId> members = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            deltas.add(any(random, members));
        }
        PendingDeltas pending = new PendingDeltas();
        ClusterSetImage merged = ClusterSetImage.empty(SETTINGS);
        ClusterSetImage single = ClusterSetImage.empty(SETTINGS);
        for (ClusterDelta delta : deltas) {
            single = single.apply(delta).image();
            pending.add(delta);
            if (random.nextInt(10) == 0) {
                merged = merged.applyAll(pending.drain()).image();
            }
        }
        merged = merged.applyAll(pending.drain()).image();
        assertThat(merged).as("seed %d", seed).isEqualTo(single);
    }

    private static ClusterDelta any(Random random, Set<ClusterId> members) {
        ClusterId cluster = random.nextBoolean() ? EAST : WEST;
        if (members.add(cluster)) {
            return joined(cluster);
        }
        if (random.nextInt(12) == 0) {
            members.remove(cluster);
            return new ClusterDelta.Left(cluster);
        }
        return ofMember(random, cluster);
    }

    private static ClusterDelta ofMember(Random random, ClusterId cluster) {
        String namespace = "ns" + random.nextInt(5);
        return switch (random.nextInt(12)) {
            case 0, 1 -> joined(cluster);
            case 2, 3 -> relisted(cluster, namespace, "ns9");
            case 4 -> new ClusterDelta.Sighted(cluster, Freshness.stale("out of sight"));
            case 5, 6, 7 -> deleted(cluster, namespace);
            default -> added(cluster, namespace);
        };
    }
}
