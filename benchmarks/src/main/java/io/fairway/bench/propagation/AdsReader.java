package io.fairway.bench.propagation;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.snapshot.ResourceType;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A client of the state-of-the-world ADS over a socket, which follows the endpoints of one cluster and acknowledges
 * everything. It shows the credential of a sidecar that runs, so that it shares that sidecar's view and costs no other
 * computation.
 */
final class AdsReader implements AutoCloseable, StreamObserver<DiscoveryResponse> {

    private final ManagedChannel channel;
    private final String cluster;
    private final Sighting sighting;
    private final CompletableFuture<Integer> first = new CompletableFuture<>();
    private final StreamObserver<DiscoveryRequest> requests;

    private AdsReader(ManagedChannel channel, Metadata credential, String cluster, Sighting sighting) {
        this.channel = channel;
        this.cluster = cluster;
        this.sighting = sighting;
        this.requests = AggregatedDiscoveryServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(credential))
                .streamAggregatedResources(this);
    }

    /** Connects and subscribes. */
    static AdsReader open(WorldLayout layout, ProxyPlace place, String token, String cluster, Sighting sighting) {
        Metadata credential = new Metadata();
        credential.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new InetSocketAddress(layout.controlPlane(), WorldLayout.XDS_PORT))
                .usePlaintext()
                .directExecutor()
                .build();
        AdsReader reader = new AdsReader(channel, credential, cluster, sighting);
        reader.requests.onNext(DiscoveryRequest.newBuilder()
                .setNode(node(place))
                .setTypeUrl(ResourceType.ENDPOINT.typeUrl())
                .addResourceNames(cluster)
                .build());
        return reader;
    }

    private static Node node(ProxyPlace place) {
        Struct.Builder claims = Struct.newBuilder();
        Map.of(
                        "role", "sidecar",
                        "cluster", place.cluster().value(),
                        "network", place.network().value(),
                        "namespace", place.identity().namespace(),
                        "serviceAccount", place.identity().serviceAccount(),
                        "name", place.identity().name(),
                        "interception", "none",
                        "listenAddress", place.address(),
                        "workloadAddress", place.workloadAddress())
                .forEach((key, value) -> claims.putFields(
                        key, Value.newBuilder().setStringValue(value).build()));
        return Node.newBuilder()
                .setId(place.identity().toString())
                .setLocality(io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                        .setRegion(place.locality().region())
                        .setZone(place.locality().zone()))
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "fairway",
                                Value.newBuilder().setStructValue(claims).build()))
                .build();
    }

    /** Waits for the first response and says how many healthy endpoints it had. */
    CompletableFuture<Integer> first() {
        return first;
    }

    @Override
    public void onNext(DiscoveryResponse response) {
        long now = System.nanoTime();
        int healthy = healthy(response);
        sighting.saw(healthy, now);
        first.complete(healthy);
        requests.onNext(DiscoveryRequest.newBuilder()
                .setTypeUrl(response.getTypeUrl())
                .addResourceNames(cluster)
                .setVersionInfo(response.getVersionInfo())
                .setResponseNonce(response.getNonce())
                .build());
    }

    private static int healthy(DiscoveryResponse response) {
        try {
            ClusterLoadAssignment assignment = response.getResources(0).unpack(ClusterLoadAssignment.class);
            return (int) assignment.getEndpointsList().stream()
                    .flatMap(locality -> locality.getLbEndpointsList().stream())
                    .filter(AdsReader::isHealthy)
                    .count();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("response is no ClusterLoadAssignment", e);
        }
    }

    private static boolean isHealthy(LbEndpoint endpoint) {
        return endpoint.getHealthStatus() == HealthStatus.HEALTHY || endpoint.getHealthStatus() == HealthStatus.UNKNOWN;
    }

    @Override
    public void onError(Throwable failure) {
        first.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        first.completeExceptionally(new IllegalStateException("the stream ended"));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
