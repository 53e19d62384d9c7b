package io.fairway.xds.bootstrap;

import static io.fairway.xds.bootstrap.Trees.list;
import static io.fairway.xds.bootstrap.Trees.map;
import static io.fairway.xds.bootstrap.Trees.typed;

import io.fairway.model.id.Locality;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes what an Envoy needs to start and to find its control plane. Pure; equal configurations give equal bytes. */
public final class BootstrapWriter {

    /** The bootstrap's own cluster. Its upper-case letter keeps it out of reach of server names, which Envoy lower-cases. */
    public static final String XDS_CLUSTER = "Internal/xds";

    private BootstrapWriter() {}

    /** The files for one proxy. */
    public static BootstrapFiles write(BootstrapConfig config) {
        Map<String, Object> bootstrap = bootstrap(config);
        SortedMap<String, String> companions = new TreeMap<>();
        companions.put(BootstrapFiles.TOKEN_SECRET, Trees.json(XdsCluster.tokenSecret(config)));
        if (config.node().interception() == Interception.REDIRECT) {
            companions.put(BootstrapFiles.INTERCEPT, InterceptionRules.script());
        }
        return new BootstrapFiles(Trees.yaml(bootstrap), Trees.json(bootstrap), companions);
    }

    private static Map<String, Object> bootstrap(BootstrapConfig config) {
        return map(
                "node", node(config.node()),
                "admin", admin(config.admin()),
                "dynamic_resources", dynamicResources(config.ads()),
                "static_resources", map("clusters", list(XdsCluster.of(config))),
                "stats_config", StatTags.config(config.node()),
                "overload_manager", overloadManager(config.maxConnections()));
    }

    private static Map<String, Object> node(ProxyNode node) {
        Map<String, Object> result = map(
                "id", node.claim().toString(),
                "cluster", node.claim().cluster().value());
        if (!node.locality().equals(Locality.UNKNOWN)) {
            result.put("locality", locality(node.locality()));
        }
        result.put("metadata", map("fairway", claims(node)));
        return result;
    }

    private static Map<String, Object> locality(Locality locality) {
        Map<String, Object> result = map("region", locality.region());
        if (!locality.zone().isEmpty()) {
            result.put("zone", locality.zone());
        }
        return result;
    }

    private static Map<String, Object> claims(ProxyNode node) {
        ProxyIdentity claim = node.claim();
        Map<String, Object> result = map(
                "role", lower(node.role()),
                "cluster", claim.cluster().value(),
                "network", node.network().value(),
                "namespace", claim.namespace(),
                "serviceAccount", claim.serviceAccount(),
                "name", claim.name(),
                "interception", lower(node.interception()));
        node.listenAddress().ifPresent(address -> result.put("listenAddress", address));
        node.workloadAddress().ifPresent(address -> result.put("workloadAddress", address));
        return result;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Connections to the admin interface do not count, so that a full proxy can still be looked into. */
    private static Map<String, Object> admin(AdminAddress admin) {
        Map<String, Object> address = switch (admin) {
            case AdminAddress.Tcp tcp -> Trees.socketAddress(tcp.address(), tcp.port());
            case AdminAddress.Pipe pipe -> map("pipe", map("path", pipe.path().toString(), "mode", 0600));
        };
        return map("address", address, "ignore_global_conn_limit", true);
    }

    /** Without an end to the first fetch, a proxy that starts before its control plane waits instead of serving nothing. */
    private static Map<String, Object> dynamicResources(AdsKind ads) {
        return map(
                "ads_config",
                map(
                        "api_type",
                        ads.apiType(),
                        "transport_api_version",
                        "V3",
                        "set_node_on_first_message_only",
                        true,
                        "grpc_services",
                        list(map("envoy_grpc", XdsCluster.reference()))),
                "cds_config",
                fromAds(),
                "lds_config",
                fromAds());
    }

    private static Map<String, Object> fromAds() {
        return map("resource_api_version", "V3", "initial_fetch_timeout", "0s", "ads", map());
    }

    private static Map<String, Object> overloadManager(int maxConnections) {
        return map(
                "resource_monitors",
                list(map(
                        "name",
                        "envoy.resource_monitors.global_downstream_max_connections",
                        "typed_config",
                        typed(
                                "envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig",
                                "max_active_downstream_connections",
                                maxConnections))));
    }
}
