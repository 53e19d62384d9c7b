package io.fairway.xds.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.snapshot.ResourceEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** HTTP ports in, the routes by host name and port out. */
final class RouteTranslator {

    private static final int HTTP_PORT = 80;

    private RouteTranslator() {}

    /**
     * The route configurations of a sidecar. One that is addressed explicitly has a single one, and the host name says the port;
     * with redirection there is one per port number, since workloads may leave the port out of the name.
     */
    static List<RouteConfiguration> outbound(List<OutboundPort> ports, Interception interception) {
        List<OutboundPort> http = ports.stream().filter(OutboundPort::isHttp).toList();
        return switch (interception) {
            case NONE -> List.of(configuration(ResourceNames.OUTBOUND_ROUTES, http, List.of()));
            case REDIRECT -> byNumber(http);
        };
    }

    /** All calls go to the one cluster: what a sidecar does with calls to its workload. */
    static RouteConfiguration inbound(String clusterName) {
        RouteAction action = to(clusterName).build();
        return RouteConfiguration.newBuilder()
                .setName(clusterName)
                .addVirtualHosts(VirtualHost.newBuilder()
                        .setName(clusterName)
                        .addDomains("*")
                        .addRoutes(always(action)))
                .setValidateClusters(BoolValue.of(false))
                .build();
    }

    private static List<RouteConfiguration> byNumber(List<OutboundPort> http) {
        SortedMap<Integer, List<OutboundPort>> byNumber = new TreeMap<>();
        http.forEach(port ->
                byNumber.computeIfAbsent(port.port(), _ -> new ArrayList<>()).add(port));
        List<RouteConfiguration> configurations = new ArrayList<>();
        byNumber.forEach((number, ports) ->
                configurations.add(configuration(ResourceNames.outboundRoutes(number), ports, List.of(passthrough()))));
        return configurations;
    }

    private static RouteConfiguration configuration(String name, List<OutboundPort> ports, List<VirtualHost> others) {
        boolean bareHosts = !others.isEmpty();
        List<VirtualHost> hosts = Stream.concat(
                        ports.stream().map(port -> virtualHost(port, bareHosts)), others.stream())
                .sorted(Comparator.comparing(VirtualHost::getName))
                .toList();
        requireEachDomainOnce(name, hosts);
        return RouteConfiguration.newBuilder()
                .setName(name)
                .addAllVirtualHosts(hosts)
                // Clusters arrive before the routes to them; Envoy need not reject a route when one is late.
                .setValidateClusters(BoolValue.of(false))
                .build();
    }

    /** Envoy rejects the whole configuration for one domain that stands twice, so such a bug must not leave the house. */
    private static void requireEachDomainOnce(String configuration, List<VirtualHost> hosts) {
        Set<String> seen = new HashSet<>();
        for (VirtualHost host : hosts) {
            for (String domain : host.getDomainsList()) {
                if (!seen.add(domain)) {
                    throw new IllegalStateException("domain: \"" + domain + "\" (expected: once) in routes "
                            + configuration + ", again at " + host.getName());
                }
            }
        }
    }

    private static VirtualHost virtualHost(OutboundPort port, boolean bareHosts) {
        VirtualHost.Builder host = VirtualHost.newBuilder().setName(port.clusterName());
        for (String name : port.hosts()) {
            host.addDomains(name + ":" + port.port());
            if (bareHosts || port.port() == HTTP_PORT) {
                host.addDomains(name);
            }
        }
        return host.addRoutes(
                        always(to(port.clusterName()).setRetryPolicy(retries()).build()))
                .build();
    }

    /** With redirection, names that Fairway does not know go where they were going. */
    private static VirtualHost passthrough() {
        return VirtualHost.newBuilder()
                .setName(ResourceNames.PASSTHROUGH_CLUSTER)
                .addDomains("*")
                .addRoutes(always(to(ResourceNames.PASSTHROUGH_CLUSTER).build()))
                .build();
    }

    private static Route.Builder always(RouteAction action) {
        return Route.newBuilder()
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(action);
    }

    /** Envoy's default of 15 s would cut long calls that nobody limited; the caller's own deadline rules. */
    private static RouteAction.Builder to(String clusterName) {
        return RouteAction.newBuilder().setCluster(clusterName).setTimeout(Durations.ZERO);
    }

    /**
     * What the workload cannot have seen is safe to repeat, and repeating it on another host is what keeps a dying endpoint from
     * being noticed.
     */
    private static RetryPolicy retries() {
        return RetryPolicy.newBuilder()
                .setRetryOn("connect-failure,refused-stream,reset-before-request")
                .setNumRetries(UInt32Value.of(2))
                .addRetryHostPredicate(RetryPolicy.RetryHostPredicate.newBuilder()
                        .setName("envoy.retry_host_predicates.previous_hosts")
                        .setTypedConfig(ResourceEncoder.pack(PreviousHostsPredicate.getDefaultInstance())))
                .setHostSelectionRetryMaxAttempts(3)
                .build();
    }
}
