package io.fairway.xds.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.fairway.model.trust.TrustDomain;
import io.fairway.xds.decide.PortProtocol;
import io.fairway.xds.decide.WorkloadPort;
import io.fairway.xds.proxy.Binding;
import java.util.List;

/**
 * The ports on which a workload is called in, the listeners of its sidecar out. Callers prove who they are by a certificate of
 * the trust domain, or get no connection.
 */
final class InboundListeners {

    private InboundListeners() {}

    static List<Listener> translate(List<WorkloadPort> ports, Binding binding, TrustDomain trustDomain) {
        if (ports.isEmpty()) {
            return List.of();
        }
        return switch (binding.interception()) {
            case NONE ->
                ports.stream()
                        .map(port -> listener(
                                        ResourceNames.inboundListener(port.port()),
                                        binding.listenAddress(),
                                        port.port())
                                .addFilterChains(chain(port, trustDomain))
                                .build())
                        .toList();
            case REDIRECT -> List.of(redirected(ports, trustDomain));
        };
    }

    /** One listener for all ports: the kernel brings every connection there, and the original port chooses the chain. */
    private static Listener redirected(List<WorkloadPort> ports, TrustDomain trustDomain) {
        Listener.Builder listener = listener(ResourceNames.INBOUND_LISTENER, "0.0.0.0", Binding.INBOUND_PORT)
                .addListenerFilters(Filters.originalDestination())
                .setListenerFiltersTimeout(Durations.fromSeconds(5));
        for (WorkloadPort port : ports) {
            listener.addFilterChains(chain(port, trustDomain)
                    .setFilterChainMatch(
                            FilterChainMatch.newBuilder().setDestinationPort(UInt32Value.of(port.port()))));
        }
        return listener.build();
    }

    private static Listener.Builder listener(String name, String address, int port) {
        return Listener.newBuilder()
                .setName(name)
                .setAddress(Sources.address(address, port))
                .setTrafficDirection(TrafficDirection.INBOUND)
                // Only redirected connections have an original destination; a call to the port itself has no chain.
                .setUseOriginalDst(BoolValue.of(false));
    }

    private static FilterChain.Builder chain(WorkloadPort port, TrustDomain trustDomain) {
        return FilterChain.newBuilder()
                .setName(ResourceNames.inboundCluster(port.port()))
                .setTransportSocket(TlsContexts.inbound(port.protocol(), trustDomain))
                .setTransportSocketConnectTimeout(Durations.fromSeconds(10))
                .addFilters(filter(port));
    }

    private static Filter filter(WorkloadPort port) {
        String cluster = ResourceNames.inboundCluster(port.port());
        return port.protocol() == PortProtocol.TCP
                ? Filters.tcp(cluster, cluster)
                : HttpManager.inbound(cluster, RouteTranslator.inbound(cluster));
    }
}
