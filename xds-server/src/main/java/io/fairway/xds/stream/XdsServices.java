package io.fairway.xds.stream;

import io.envoyproxy.envoy.service.cluster.v3.ClusterDiscoveryServiceGrpc.ClusterDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.envoyproxy.envoy.service.endpoint.v3.EndpointDiscoveryServiceGrpc.EndpointDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.listener.v3.ListenerDiscoveryServiceGrpc.ListenerDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.route.v3.RouteDiscoveryServiceGrpc.RouteDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.secret.v3.SecretDiscoveryServiceGrpc.SecretDiscoveryServiceImplBase;
import io.fairway.xds.snapshot.ResourceType;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/**
 * The gRPC services of xDS: the aggregated one and one per type, each in the state-of-the-world and the incremental variant.
 * Polling (Fetch) is not offered. Services share their sessions' settings and are shut down together. Safe for any thread.
 */
public final class XdsServices implements AutoCloseable {
    private final StreamSessions sessions;

    public XdsServices(StreamSettings settings) {
        this.sessions = new StreamSessions(settings);
    }

    /** All of them. */
    public List<BindableService> all() {
        return List.of(
                new Aggregated(sessions),
                new Clusters(sessions),
                new Endpoints(sessions),
                new Listeners(sessions),
                new Routes(sessions),
                new Secrets(sessions));
    }

    /** Ends all streams with UNAVAILABLE, and new ones at once: clients go to another replica. */
    @Override
    public void close() {
        sessions.shutDown();
    }

    private static final class Aggregated extends AggregatedDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Aggregated(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamAggregatedResources(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.empty(), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaAggregatedResources(
                StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.empty(), out);
        }
    }

    private static final class Clusters extends ClusterDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Clusters(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamClusters(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.of(ResourceType.CLUSTER), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaClusters(StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.of(ResourceType.CLUSTER), out);
        }
    }

    private static final class Endpoints extends EndpointDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Endpoints(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamEndpoints(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.of(ResourceType.ENDPOINT), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaEndpoints(StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.of(ResourceType.ENDPOINT), out);
        }
    }

    private static final class Listeners extends ListenerDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Listeners(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamListeners(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.of(ResourceType.LISTENER), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaListeners(StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.of(ResourceType.LISTENER), out);
        }
    }

    private static final class Routes extends RouteDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Routes(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamRoutes(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.of(ResourceType.ROUTE), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaRoutes(StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.of(ResourceType.ROUTE), out);
        }
    }

    private static final class Secrets extends SecretDiscoveryServiceImplBase {
        private final StreamSessions sessions;

        Secrets(StreamSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public StreamObserver<DiscoveryRequest> streamSecrets(StreamObserver<DiscoveryResponse> out) {
            return sessions.sotw(Optional.of(ResourceType.SECRET), out);
        }

        @Override
        public StreamObserver<DeltaDiscoveryRequest> deltaSecrets(StreamObserver<DeltaDiscoveryResponse> out) {
            return sessions.delta(Optional.of(ResourceType.SECRET), out);
        }
    }
}
