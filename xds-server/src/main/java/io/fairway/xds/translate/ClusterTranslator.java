package io.fairway.xds.translate;

import com.google.protobuf.Duration;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.UpstreamConnectionOptions;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.TcpKeepalive;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig;
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
     * limits. Its limit of 3 retries at a time leaves callers of a dying endpoint with the error: with one dead host of
     * three, 98 of 1,500 calls failed, and none with this. A sidecar serves one workload; it is a bound on memory, no policy.
     */
    private static final int CONCURRENCY = 100_000;

    /**
     * A gateway passes connections on, not requests: all streams of one HTTP/2 connection end at one pod. A new connection
     * every so many requests spreads them (measured: 2,000 to 0 without, 1,000 to 1,000 with), for a tenth of p99.
     */
    private static final int REQUESTS_PER_GATEWAY_CONNECTION = 50;

    /**
     * How long a pooled connection may be idle. Less than the destination's hour, so that it is always the caller who closes:
     * otherwise a request can meet the closing of its connection half-way and is lost.
     */
    private static final Duration IDLE_TIMEOUT = Durations.fromMinutes(5);

    /**
     * A host that went without a word, as when a node loses power, is noticed on a quiet connection after a minute and a half;
     * Linux alone would wait two hours.
     */
    private static final UpstreamConnectionOptions KEEPALIVE = UpstreamConnectionOptions.newBuilder()
            .setTcpKeepalive(TcpKeepalive.newBuilder()
                    .setKeepaliveTime(UInt32Value.of(60))
                    .setKeepaliveInterval(UInt32Value.of(10))
                    .setKeepaliveProbes(UInt32Value.of(3)))
            .build();

    private ClusterTranslator() {}

    /** The cluster through which a sidecar's workload calls a port. */
    static Cluster outbound(OutboundPort port) {
        Cluster.Builder cluster = eds(port.clusterName());
        // First match wins. An endpoint that matches nothing gets mutual TLS: it fails rather than speak plain text.
        if (port.isClusterSet()) {
            // The server name asks for every cluster, so that nothing that stays in its own may have the match.
            cluster.addTransportSocketMatches(Cluster.TransportSocketMatch.newBuilder()
                    .setName("gateway")
                    .setMatch(match(Transport.MUTUAL_TLS_VIA_GATEWAY))
                    .setTransportSocket(TlsContexts.viaGateway(port)));
        }
        cluster.addTransportSocketMatches(Cluster.TransportSocketMatch.newBuilder()
                        .setName("plain")
                        .setMatch(match(Transport.PLAIN))
                        .setTransportSocket(TlsContexts.plain()))
                .setTransportSocket(TlsContexts.direct(port));
        return withHttp(cluster, port.protocol(), connections(port)).build();
    }

    /** The cluster behind one server name of a gateway. TLS passes through, so it has no transport socket of its own. */
    static Cluster exposed(String name) {
        return eds(name)
                .setPerConnectionBufferLimitBytes(UInt32Value.of(GatewayListener.BUFFER_BYTES))
                .build();
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
        return withHttp(cluster, port.protocol(), HttpProtocolOptions.getDefaultInstance())
                .build();
    }

    /**
     * The cluster that passes redirected traffic on to where it was going, in the HTTP version in which it came: gRPC to a
     * place that Fairway does not know must not arrive as HTTP/1.1.
     */
    static Cluster passthrough() {
        return Cluster.newBuilder()
                .setName(ResourceNames.PASSTHROUGH_CLUSTER)
                .setType(Cluster.DiscoveryType.ORIGINAL_DST)
                .setLbPolicy(Cluster.LbPolicy.CLUSTER_PROVIDED)
                .setConnectTimeout(Sources.CONNECT_TIMEOUT)
                .setCircuitBreakers(limits())
                .putTypedExtensionProtocolOptions(
                        HTTP_OPTIONS,
                        ResourceEncoder.pack(
                                io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.newBuilder()
                                        .setUseDownstreamProtocolConfig(UseDownstreamHttpConfig.newBuilder()
                                                .setHttpProtocolOptions(Http1ProtocolOptions.getDefaultInstance())
                                                .setHttp2ProtocolOptions(Http2ProtocolOptions.getDefaultInstance()))
                                        .build()))
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
                .setUpstreamConnectionOptions(KEEPALIVE)
                .setCircuitBreakers(limits());
    }

    /** The version is spelled out: automatic choice by ALPN is refused by Envoy where a host may be spoken to in plain text. */
    private static Cluster.Builder withHttp(
            Cluster.Builder cluster, PortProtocol protocol, HttpProtocolOptions connections) {
        return switch (protocol) {
            case TCP -> cluster;
            case HTTP1 ->
                withHttp(
                        cluster,
                        ExplicitHttpConfig.newBuilder()
                                .setHttpProtocolOptions(Http1ProtocolOptions.getDefaultInstance()),
                        connections);
            case HTTP2 ->
                withHttp(
                        cluster,
                        ExplicitHttpConfig.newBuilder()
                                .setHttp2ProtocolOptions(Http2ProtocolOptions.getDefaultInstance()),
                        connections);
        };
    }

    private static Cluster.Builder withHttp(
            Cluster.Builder cluster, ExplicitHttpConfig.Builder version, HttpProtocolOptions connections) {
        io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.Builder options =
                io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.newBuilder()
                        .setExplicitHttpConfig(version);
        if (!connections.equals(HttpProtocolOptions.getDefaultInstance())) {
            options.setCommonHttpProtocolOptions(connections);
        }
        return cluster.putTypedExtensionProtocolOptions(HTTP_OPTIONS, ResourceEncoder.pack(options.build()));
    }

    private static HttpProtocolOptions connections(OutboundPort port) {
        HttpProtocolOptions.Builder connections =
                HttpProtocolOptions.newBuilder().setIdleTimeout(IDLE_TIMEOUT);
        if (port.protocol() == PortProtocol.HTTP2 && spreadsOverGateways(port)) {
            connections.setMaxRequestsPerConnection(UInt32Value.of(REQUESTS_PER_GATEWAY_CONNECTION));
        }
        return connections.build();
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
                        .setMaxRequests(UInt32Value.of(CONCURRENCY))
                        .setMaxRetries(UInt32Value.of(CONCURRENCY)))
                .build();
    }

    private static Struct match(Transport transport) {
        return EndpointTranslator.transport(transport);
    }
}
