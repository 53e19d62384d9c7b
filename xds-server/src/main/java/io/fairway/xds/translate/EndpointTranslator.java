package io.fairway.xds.translate;

import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.fairway.model.id.Locality;
import io.fairway.model.service.Health;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.Host;
import io.fairway.xds.decide.LocalityHosts;
import io.fairway.xds.decide.Transport;

/** A decision in, the endpoints that Envoy gets out. */
final class EndpointTranslator {

    /** The key under which an endpoint says which of its cluster's transport sockets it wants. */
    static final String TRANSPORT_KEY = "fairway";

    private EndpointTranslator() {}

    /**
     * The assignment of the named cluster. Without hosts it is empty, never absent: Envoy keeps the hosts that it has when an
     * assignment is removed, and a new cluster would wait for it.
     */
    static ClusterLoadAssignment translate(String clusterName, Decision decision) {
        ClusterLoadAssignment.Builder assignment = ClusterLoadAssignment.newBuilder()
                .setClusterName(clusterName)
                .setPolicy(ClusterLoadAssignment.Policy.newBuilder()
                        .setOverprovisioningFactor(
                                UInt32Value.of(decision.policies().failover().overprovisioningFactor()))
                        // A gateway counts for as much as what stands behind it, also in the health of its priority.
                        .setWeightedPriorityHealth(true));
        decision.localities().forEach(locality -> assignment.addEndpoints(locality(locality)));
        return assignment.build();
    }

    private static LocalityLbEndpoints locality(LocalityHosts hosts) {
        LocalityLbEndpoints.Builder locality = LocalityLbEndpoints.newBuilder()
                .setLocality(place(hosts.locality()))
                .setPriority(hosts.priority())
                .setLoadBalancingWeight(weight(hosts.weight()));
        hosts.hosts().forEach(host -> locality.addLbEndpoints(endpoint(host)));
        return locality.build();
    }

    private static LbEndpoint endpoint(Host host) {
        return LbEndpoint.newBuilder()
                .setEndpoint(Endpoint.newBuilder().setAddress(Sources.address(host.address(), host.port())))
                .setHealthStatus(health(host.health()))
                .setLoadBalancingWeight(weight(host.weight()))
                .setMetadata(Metadata.newBuilder()
                        .putFilterMetadata("envoy.transport_socket_match", transport(host.transport())))
                .build();
    }

    /** The value that a cluster's transport socket match looks for. */
    static Struct transport(Transport transport) {
        String value = switch (transport) {
            case PLAIN -> "plain";
            case MUTUAL_TLS -> "mtls";
            case MUTUAL_TLS_VIA_GATEWAY -> "gateway";
        };
        return Struct.newBuilder()
                .putFields(
                        TRANSPORT_KEY, Value.newBuilder().setStringValue(value).build())
                .build();
    }

    /** Weights are unsigned on the wire and negative in Java from 2^31 on, which protobuf writes as intended. */
    private static UInt32Value weight(long weight) {
        return UInt32Value.of((int) weight);
    }

    private static HealthStatus health(Health health) {
        return switch (health) {
            case HEALTHY -> HealthStatus.HEALTHY;
            case DRAINING -> HealthStatus.DRAINING;
            case UNHEALTHY -> HealthStatus.UNHEALTHY;
        };
    }

    private static io.envoyproxy.envoy.config.core.v3.Locality place(Locality locality) {
        return io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                .setRegion(locality.region())
                .setZone(locality.zone())
                .build();
    }
}
