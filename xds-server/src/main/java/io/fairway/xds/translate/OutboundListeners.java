package io.fairway.xds.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.fairway.xds.proxy.Binding;
import java.util.ArrayList;
import java.util.List;

/** The ports that a workload can call in, the listeners that take its calls out. */
final class OutboundListeners {

    static final String ALL_ADDRESSES = "0.0.0.0";

    /** What the HTTP inspector calls the versions that it recognises. */
    private static final List<String> HTTP_PROTOCOLS = List.of("http/1.0", "http/1.1", "h2c");

    private OutboundListeners() {}

    static List<Listener> translate(ListenerPlan plan, Binding binding) {
        return switch (binding.interception()) {
            case NONE -> explicit(plan, binding);
            case REDIRECT -> redirected(plan);
        };
    }

    private static List<Listener> explicit(ListenerPlan plan, Binding binding) {
        List<Listener> listeners = new ArrayList<>();
        listeners.add(bound(
                ResourceNames.OUTBOUND_LISTENER,
                binding.listenAddress(),
                Binding.OUTBOUND_PORT,
                HttpManager.outbound("outbound", ResourceNames.OUTBOUND_ROUTES)));
        plan.tcp()
                .forEach(it -> listeners.add(
                        tcp(it, ResourceNames.outboundListener(it.port().port()))));
        return listeners;
    }

    private static List<Listener> redirected(ListenerPlan plan) {
        List<Listener> listeners = new ArrayList<>();
        listeners.add(catcher());
        plan.http().forEach(number -> listeners.add(http(number)));
        for (ListenerPlan.Tcp it : plan.tcp()) {
            listeners.add(tcp(
                            it,
                            ResourceNames.outboundListener(
                                    it.address(), it.port().port()))
                    .toBuilder()
                    .setBindToPort(BoolValue.of(false))
                    .build());
        }
        return listeners;
    }

    /**
     * Takes every redirected connection, gives it to the listener of its original destination, or else passes it on. A
     * connection whose destination is this listener itself leads nowhere: passed on, it would come back.
     */
    private static Listener catcher() {
        return Listener.newBuilder()
                .setName(ResourceNames.OUTBOUND_LISTENER)
                .setAddress(Sources.address(ALL_ADDRESSES, Binding.OUTBOUND_PORT))
                .setTrafficDirection(TrafficDirection.OUTBOUND)
                .setUseOriginalDst(BoolValue.of(true))
                .addFilterChains(FilterChain.newBuilder()
                        .setName("loop")
                        .setFilterChainMatch(
                                FilterChainMatch.newBuilder().setDestinationPort(UInt32Value.of(Binding.OUTBOUND_PORT)))
                        .addFilters(Filters.tcp("loop", ResourceNames.NO_CLUSTER)))
                .setDefaultFilterChain(passthrough())
                .build();
    }

    /**
     * Takes every connection to the port number, whatever its address, and routes what is HTTP. The rest is passed on: one
     * Service that speaks HTTP on port 443 must not break everybody's TLS to the outside. It waits for the first bytes as
     * long as it takes, since clients may connect ahead of their first request.
     */
    private static Listener http(int number) {
        Filter routes = HttpManager.outbound("outbound", ResourceNames.outboundRoutes(number));
        return Listener.newBuilder()
                .setName(ResourceNames.outboundListener(number))
                .setAddress(Sources.address(ALL_ADDRESSES, number))
                .setTrafficDirection(TrafficDirection.OUTBOUND)
                .setBindToPort(BoolValue.of(false))
                .addListenerFilters(Filters.httpInspector())
                .setListenerFiltersTimeout(Durations.ZERO)
                .addFilterChains(FilterChain.newBuilder()
                        .setName("http")
                        .setFilterChainMatch(FilterChainMatch.newBuilder().addAllApplicationProtocols(HTTP_PROTOCOLS))
                        .addFilters(routes))
                .setDefaultFilterChain(passthrough())
                .build();
    }

    private static FilterChain passthrough() {
        return FilterChain.newBuilder()
                .setName("passthrough")
                .addFilters(Filters.tcp("passthrough", ResourceNames.PASSTHROUGH_CLUSTER))
                .build();
    }

    private static Listener tcp(ListenerPlan.Tcp it, String name) {
        String cluster = it.port().clusterName();
        return bound(name, it.address(), it.port().port(), Filters.tcp(cluster, cluster));
    }

    private static Listener bound(String name, String address, int port, Filter filter) {
        return Listener.newBuilder()
                .setName(name)
                .setAddress(Sources.address(address, port))
                .setTrafficDirection(TrafficDirection.OUTBOUND)
                .addFilterChains(FilterChain.newBuilder().addFilters(filter))
                .build();
    }
}
