package io.fairway.xds.translate;

import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.fairway.gateway.sni.Sni;

/**
 * The listener of an east-west gateway. It is constant: what is exposed is a matter of which clusters the gateway has, so that a
 * new export changes no listener. Three things keep a connection out that does not belong: it must be TLS with the mesh's
 * protocol name, its server name must end as all of ours do, so that none can name a cluster of the gateway's own bootstrap, and
 * there is no chain for anything else.
 */
final class GatewayListener {

    /** Per connection and direction. The gateway reads no more than the slower side takes; many connections share its memory. */
    static final int BUFFER_BYTES = 32 * 1024;

    private GatewayListener() {}

    static Listener translate(String address, int port) {
        return Listener.newBuilder()
                .setName(ResourceNames.GATEWAY_LISTENER)
                .setAddress(Sources.address(address, port))
                .setTrafficDirection(TrafficDirection.INBOUND)
                .addListenerFilters(Filters.tlsInspector())
                // Who has not said where to within two seconds is no caller; without the limit he would hold a
                // connection.
                .setListenerFiltersTimeout(Durations.fromSeconds(2))
                .setPerConnectionBufferLimitBytes(UInt32Value.of(BUFFER_BYTES))
                .addFilterChains(FilterChain.newBuilder()
                        .setName("passthrough")
                        .setFilterChainMatch(FilterChainMatch.newBuilder()
                                .setTransportProtocol("tls")
                                .addApplicationProtocols(TlsContexts.MESH_ALPN)
                                .addServerNames("*" + Sni.SUFFIX))
                        .addFilters(Filters.sniCluster())
                        .addFilters(Filters.tcp("gateway", ResourceNames.NO_CLUSTER)))
                .build();
    }
}
