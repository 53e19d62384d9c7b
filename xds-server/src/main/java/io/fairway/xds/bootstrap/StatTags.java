package io.fairway.xds.bootstrap;

import static io.fairway.xds.bootstrap.Trees.list;
import static io.fairway.xds.bootstrap.Trees.map;

import io.fairway.xds.proxy.ProxyNode;
import java.util.Map;

/**
 * How Envoy turns the names of its statistics into tags. Its own rule takes a cluster's name up to the first dot, which of ours is
 * the port; the rule here takes them whole.
 */
final class StatTags {

    private static final String CLUSTER_NAME = "^cluster\\.((.+\\.svc\\.(?:clusterset|cluster)\\.local|[^.]+)\\.)";

    private StatTags() {}

    static Map<String, Object> config(ProxyNode node) {
        return map(
                "use_all_default_tags",
                false,
                "stats_tags",
                list(
                        map("tag_name", "envoy.cluster_name", "regex", CLUSTER_NAME),
                        byDefaultRule("envoy.http_conn_manager_prefix"),
                        byDefaultRule("envoy.listener_address"),
                        byDefaultRule("envoy.rds_route_config"),
                        byDefaultRule("envoy.response_code"),
                        byDefaultRule("envoy.response_code_class"),
                        byDefaultRule("envoy.tcp_prefix"),
                        fixed("fairway_cluster", node.claim().cluster().value()),
                        fixed("fairway_network", node.network().value()),
                        fixed("fairway_namespace", node.claim().namespace())));
    }

    private static Map<String, Object> byDefaultRule(String tag) {
        return map("tag_name", tag);
    }

    private static Map<String, Object> fixed(String tag, String value) {
        return map("tag_name", tag, "fixed_value", value);
    }
}
