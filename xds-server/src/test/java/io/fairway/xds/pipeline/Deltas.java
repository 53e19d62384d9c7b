package io.fairway.xds.pipeline;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Namespace;
import io.fairway.model.trust.TrustDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Deltas of clusters that hold nothing but namespaces, which is all that the loop needs to be told apart. */
final class Deltas {

    static final ClusterSetSettings SETTINGS = new ClusterSetSettings(
            new TrustDomain("test.example"), AddressRange.parse("10.99.0.0/16"), List.of(), Map.of());
    static final ClusterId EAST = new ClusterId("east");
    static final ClusterId WEST = new ClusterId("west");

    private Deltas() {}

    static ClusterDelta joined(ClusterId cluster) {
        return new ClusterDelta.Joined(
                new ClusterSettings(cluster, new NetworkId("blue"), Locality.UNKNOWN, List.of()));
    }

    static ClusterDelta relisted(ClusterId cluster, String... namespaces) {
        return new ClusterDelta.Relisted(cluster, objects(namespaces));
    }

    static ClusterDelta added(ClusterId cluster, String... namespaces) {
        return new ClusterDelta.Changed(cluster, objects(namespaces), List.of());
    }

    static ClusterDelta deleted(ClusterId cluster, String... namespaces) {
        return new ClusterDelta.Changed(
                cluster,
                List.of(),
                objects(namespaces).stream().map(ClusterObject::key).toList());
    }

    private static List<ClusterObject> objects(String... namespaces) {
        return Stream.of(namespaces).<ClusterObject>map(Namespace::new).toList();
    }
}
