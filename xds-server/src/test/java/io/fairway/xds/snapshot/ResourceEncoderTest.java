package io.fairway.xds.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResourceEncoderTest {

    @Test
    void encodesAMapInOneOrderWhateverTheOrderOfInsertion() {
        EncodedResource forwards = ResourceEncoder.encode(clusterWithMetadata(List.of("a", "b", "c", "d", "e")));
        EncodedResource backwards = ResourceEncoder.encode(clusterWithMetadata(List.of("e", "d", "c", "b", "a")));

        assertThat(forwards).isEqualTo(backwards);
        assertThat(forwards.body().getValue()).isEqualTo(backwards.body().getValue());
    }

    @Test
    void versionIsTheStartOfTheSha256OfTheBytes() {
        EncodedResource resource =
                ResourceEncoder.encode(Cluster.newBuilder().setName("cart").build());

        // printf '\x0a\x04cart' | sha256sum
        assertThat(resource.version()).isEqualTo("d8f6db89d1b2085b");
    }

    @Test
    void versionChangesWithTheContent() {
        Cluster cart = Cluster.newBuilder().setName("cart").build();
        Cluster slower = cart.toBuilder()
                .setConnectTimeout(Duration.newBuilder().setSeconds(1))
                .build();

        assertThat(ResourceEncoder.encode(cart).version())
                .isNotEqualTo(ResourceEncoder.encode(slower).version());
    }

    @Test
    void bodyUnpacksToTheMessage() throws Exception {
        Cluster cart = clusterWithMetadata(List.of("a", "b"));

        assertThat(ResourceEncoder.encode(cart).body().unpack(Cluster.class)).isEqualTo(cart);
    }

    @Test
    void aClusterLoadAssignmentIsNamedByItsCluster() {
        ClusterLoadAssignment endpoints =
                ClusterLoadAssignment.newBuilder().setClusterName("cart").build();

        assertThat(ResourceEncoder.encode(endpoints).name()).isEqualTo("cart");
    }

    @Test
    void refusesWhatHasNoName() {
        assertThatThrownBy(() -> ResourceEncoder.encode(Cluster.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("envoy.config.cluster.v3.Cluster has no name");
        assertThatThrownBy(() -> ResourceEncoder.encode(Duration.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Cluster clusterWithMetadata(List<String> keys) {
        Struct.Builder fields = Struct.newBuilder();
        keys.forEach(key ->
                fields.putFields(key, Value.newBuilder().setStringValue(key).build()));
        return Cluster.newBuilder()
                .setName("cart")
                .setMetadata(Metadata.newBuilder().putFilterMetadata("fairway", fields.build()))
                .build();
    }
}
