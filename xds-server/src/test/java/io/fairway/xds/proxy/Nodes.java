package io.fairway.xds.proxy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Map;
import java.util.TreeMap;

/** Envoy nodes to test with, as the bootstrap makes them. */
final class Nodes {

    private static final Map<String, String> SIDECAR = Map.of(
            "role", "sidecar",
            "cluster", "east",
            "network", "net-a",
            "namespace", "shop",
            "serviceAccount", "web",
            "name", "web-1",
            "interception", "none",
            "listenAddress", "127.0.1.1");

    private Nodes() {}

    static Node sidecar() {
        return sidecar(Map.of());
    }

    /** A sidecar with other claims; an empty text leaves the claim out. */
    static Node sidecar(Map<String, String> changes) {
        Map<String, String> claims = new TreeMap<>(SIDECAR);
        claims.putAll(changes);
        claims.values().removeIf(String::isEmpty);
        Struct.Builder struct = Struct.newBuilder();
        claims.forEach((key, value) -> struct.putFields(key, text(value)));
        return Node.newBuilder()
                .setId("east/shop/web/web-1")
                .setCluster("east")
                .setLocality(Locality.newBuilder().setRegion("eu").setZone("eu-a"))
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "fairway",
                                Value.newBuilder().setStructValue(struct).build()))
                .build();
    }

    static Value text(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }
}
