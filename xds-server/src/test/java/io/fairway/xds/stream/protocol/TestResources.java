package io.fairway.xds.stream.protocol;

import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.GenericSecret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small resources and snapshots: a name, and a number that makes the content. */
public final class TestResources {
    public static final Node NODE =
            Node.newBuilder().setId("east/shop/cart/cart-1").build();

    private TestResources() {}

    public static EncodedResource cluster(String name, int content) {
        return ResourceEncoder.encode(Cluster.newBuilder()
                .setName(name)
                .setConnectTimeout(Duration.newBuilder().setSeconds(content))
                .build());
    }

    public static EncodedResource endpoints(String name, int content) {
        return ResourceEncoder.encode(ClusterLoadAssignment.newBuilder()
                .setClusterName(name)
                .setPolicy(ClusterLoadAssignment.Policy.newBuilder().setOverprovisioningFactor(UInt32Value.of(content)))
                .build());
    }

    public static EncodedResource noEndpoints(String name) {
        return ResourceEncoder.encode(
                ClusterLoadAssignment.newBuilder().setClusterName(name).build());
    }

    public static EncodedResource listener(String name, int content) {
        return ResourceEncoder.encode(Listener.newBuilder()
                .setName(name)
                .setStatPrefix("content " + content)
                .build());
    }

    /** A route that uses the clusters. */
    public static EncodedResource route(String name, int content, Collection<String> clusters) {
        return ResourceEncoder.encode(RouteConfiguration.newBuilder()
                .setName(name)
                .addVirtualHosts(VirtualHost.newBuilder().setName("content " + content))
                .addAllInternalOnlyHeaders(clusters)
                .build());
    }

    public static EncodedResource route(String name, int content) {
        return route(name, content, List.of());
    }

    public static EncodedResource secret(String name, int content) {
        return ResourceEncoder.encode(Secret.newBuilder()
                .setName(name)
                .setGenericSecret(GenericSecret.newBuilder()
                        .setSecret(DataSource.newBuilder().setInlineString("content " + content)))
                .build());
    }

    public static ProxySnapshot snapshot(long revision, EncodedResource... resources) {
        return snapshot(revision, List.of(resources));
    }

    public static ProxySnapshot snapshot(long revision, Collection<EncodedResource> resources) {
        Map<ResourceType, SortedMap<String, EncodedResource>> byType = new EnumMap<>(ResourceType.class);
        for (EncodedResource resource : resources) {
            ResourceType type = ResourceType.of(resource.body().getTypeUrl()).orElseThrow();
            byType.computeIfAbsent(type, _ -> new TreeMap<>()).put(resource.name(), resource);
        }
        return new ProxySnapshot(revision, byType);
    }

    public static ServedView view(EncodedResource... resources) {
        return ServedView.of(snapshot(1, resources));
    }
}
