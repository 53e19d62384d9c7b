package io.fairway.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import io.envoyproxy.envoy.type.v3.Percent;
import io.fairway.xds.decide.PortProtocol;
import io.fairway.xds.decide.Transport;
import io.fairway.xds.decide.WorkloadPort;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.snapshot.ResourceEncoder;

/** A port that can be called in, the Envoy cluster behind it out. */
final class ClusterTranslator {

    private static final String HTTP_OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    /**
     * Envoy's own limit of 1,024 connections, requests and waiting requests answers 503 long before a workload is at its
     * limits. A sidecar serves one workload; this many is a bound on memory, not a policy.
     */
    private static final int CONCURRENCY = 100_000;

    /**
     * A gateway passes connections on, not requests: all streams of one HTTP/2 connection end at one pod. A new connection
     * every so many requests spreads them (measured: 2,000 to 0 without, 1,000 to 1,000 with), for a tenth of p99.
     */
    private static final int REQUESTS_PER_GATEWAY_CONNECTION = 50;

    private ClusterTranslator() {}

    /** The cluster through which a sidecar's workload calls a port. */
    static Cluster outbound(OutboundPort port) {
        Cluster.Builder cluster = eds(port.clusterName())
                // First match wins. An endpoint that matches neither gets mutual TLS: it fails rather than speak plain
                // text.
                .addTransportSocketMatches(Cluster.TransportSocketMatch.newBuilder()
                        .setName("gateway")
                        .setMatch(match(Transport.MUTUAL_TLS_VIA_GATEWAY))
                        .setTransportSocket(TlsContexts.viaGateway(port)))
                .addTransportSocketMatches(Cluster.TransportSocketMatch.newBuilder()
                        .setName("plain")
                        .setMatch(match(Transport.PLAIN))
                        .setTransportSocket(TlsContexts.plain()))
                .setTransportSocket(TlsContexts.direct(port));
        return withHttp(cluster, port.protocol(), spreadsOverGateways(port)).build();
    }

    /** The cluster behind one server name of a gateway. TLS passes through, so it has no transport socket of its own. */
    static Cluster exposed(String name) {
        return eds(name).build();
    }

    /** The cluster that leads from a sidecar to its own workload. */
    static Cluster inbound(WorkloadPort port, Binding binding) {
        String name = ResourceNames.inboundCluster(port.port());
        LbEndpoint workload = LbEndpoint.newBuilder()
                .setEndpoint(Endpoint.newBuilder().setAddress(Sources.address(binding.workloadAddress(), port.port())))
                .build();
        Cluster.Builder cluster = Cluster.newBuilder()
                .setName(name)
                .setType(Cluster.DiscoveryType.STATIC)
                .setConnectTimeout(Sources.CONNECT_TIMEOUT)
                .setCircuitBreakers(limits())
                .setLoadAssignment(ClusterLoadAssignment.newBuilder()
                        .setClusterName(name)
                        .addEndpoints(LocalityLbEndpoints.newBuilder().addLbEndpoints(workload)));
        return withHttp(cluster, port.protocol(), false).build();
    }

    /** The cluster that passes redirected traffic on to where it was going. */
    static Cluster passthrough() {
        return Cluster.newBuilder()
                .setName(ResourceNames.PASSTHROUGH_CLUSTER)
                .setType(Cluster.DiscoveryType.ORIGINAL_DST)
                .setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED)
                .setConnectTimeout(Sources.CONNECT_TIMEOUT)
                .setCircuitBreakers(limits())
                .build();
    }

    private static Cluster.Builder eds(String name) {
        return Cluster.newBuilder()
                .setName(name)
                .setType(Cluster.DiscoveryType.EDS)
                .setEdsClusterConfig(Cluster.EdsClusterConfig.newBuilder()
                        .setEdsConfig(Sources.ADS)
                        .setServiceName(name))
                .setConnectTimeout(Sources.CONNECT_TIMEOUT)
                .setLbPolicy(Cluster.LbPolicy.ROUND_ROBIN)
                .setCommonLbConfig(Cluster.CommonLbConfig.newBuilder()
                        // Unhealthy endpoints are published so that shares come out right; panic mode would send to
                        // them.
                        .setHealthyPanicThreshold(Percent.newBuilder().setValue(0))
                        // Envoys before 1.40 hold changes of health and weight back for a second otherwise.
                        .setUpdateMergeWindow(Durations.ZERO))
                // What the control plane removes is gone, whatever a health check of the proxy's own may say.
                .setIgnoreHealthOnHostRemoval(true)
                .setCircuitBreakers(limits());
    }

    private static Cluster.Builder withHttp(Cluster.Builder cluster, PortProtocol protocol, boolean renewConnections) {
        return switch (protocol) {
            case TCP -> cluster;
            case HTTP1 ->
                cluster.putTypedExtensionProtocolOptions(
                        HTTP_OPTIONS,
                        options(
                                ExplicitHttpConfig.newBuilder()
                                        .setHttpProtocolOptions(Http1ProtocolOptions.getDefaultInstance()),
                                false));
            case HTTP2 ->
                cluster.putTypedExtensionProtocolOptions(
                        HTTP_OPTIONS,
                        options(
                                ExplicitHttpConfig.newBuilder()
                                        .setHttp2ProtocolOptions(Http2ProtocolOptions.getDefaultInstance()),
                                renewConnections));
        };
    }

    private static Any options(ExplicitHttpConfig.Builder explicit, boolean renewConnections) {
        io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.Builder options =
                io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.newBuilder()
                        .setExplicitHttpConfig(explicit);
        if (renewConnections) {
            options.setCommonHttpProtocolOptions(HttpProtocolOptions.newBuilder()
                    .setMaxRequestsPerConnection(UInt32Value.of(REQUESTS_PER_GATEWAY_CONNECTION)));
        }
        return ResourceEncoder.pack(options.build());
    }

    private static boolean spreadsOverGateways(OutboundPort port) {
        return port.decision().localities().stream()
                .flatMap(locality -> locality.hosts().stream())
                .anyMatch(host -> host.transport() == Transport.MUTUAL_TLS_VIA_GATEWAY);
    }

    private static CircuitBreakers limits() {
        return CircuitBreakers.newBuilder()
                .addThresholds(CircuitBreakers.Thresholds.newBuilder()
                        .setMaxConnections(UInt32Value.of(CONCURRENCY))
                        .setMaxPendingRequests(UInt32Value.of(CONCURRENCY))
                        .setMaxRequests(UInt32Value.of(CONCURRENCY)))
                .build();
    }

    private static Struct match(Transport transport) {
        return EndpointTranslator.transport(transport);
    }
}
