package io.fairway.xds.bootstrap;

import static io.fairway.xds.bootstrap.Trees.list;
import static io.fairway.xds.bootstrap.Trees.map;
import static io.fairway.xds.bootstrap.Trees.typed;

import java.util.Map;

/**
 * The Envoy cluster that leads to the control plane and puts the token on every stream.
 *
 * <p>Where the token stands is told in a file of its own: Envoy reads the token of a secret that the bootstrap holds once and
 * never again, and that of one that comes from a file anew whenever the token's folder changes. Envoy 1.40 watches that folder
 * even unasked; it is named all the same, as Envoy's documentation demands for mounted files. It is named for the file too,
 * because Envoy would watch the file's own folder otherwise, and wake at each line of a log that somebody puts there.
 */
final class XdsCluster {

    private static final String SECRET = "xds-token";

    private XdsCluster() {}

    static Map<String, Object> of(BootstrapConfig config) {
        ControlPlane target = config.controlPlane();
        return map(
                "name",
                BootstrapWriter.XDS_CLUSTER,
                "type",
                "STATIC",
                "connect_timeout",
                "1s",
                "load_assignment",
                map(
                        "cluster_name",
                        BootstrapWriter.XDS_CLUSTER,
                        "endpoints",
                        list(map(
                                "lb_endpoints",
                                list(map(
                                        "endpoint",
                                        map("address", Trees.socketAddress(target.address(), target.port()))))))),
                "typed_extension_protocol_options",
                map("envoy.extensions.upstreams.http.v3.HttpProtocolOptions", protocol(config)));
    }

    /** How the ADS stream refers to the cluster; a stream that ended is opened again after 0.5 s, later after up to 10 s. */
    static Map<String, Object> reference() {
        return map(
                "cluster_name",
                BootstrapWriter.XDS_CLUSTER,
                "authority",
                "fairway",
                "retry_policy",
                map("retry_back_off", map("base_interval", "0.5s", "max_interval", "10s")));
    }

    private static Map<String, Object> protocol(BootstrapConfig config) {
        return typed(
                "envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                "explicit_http_config",
                map("http2_protocol_options", map("connection_keepalive", map("interval", "30s", "timeout", "5s"))),
                "http_filters",
                list(
                        map("name", "envoy.filters.http.credential_injector", "typed_config", injector(config)),
                        map(
                                "name",
                                "envoy.filters.http.upstream_codec",
                                "typed_config",
                                typed("envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec"))));
    }

    private static Map<String, Object> injector(BootstrapConfig config) {
        return typed(
                "envoy.extensions.filters.http.credential_injector.v3.CredentialInjector",
                "overwrite",
                true,
                "credential",
                map(
                        "name",
                        "envoy.http.injected_credentials.generic",
                        "typed_config",
                        typed(
                                "envoy.extensions.http.injected_credentials.generic.v3.Generic",
                                "header_value_prefix",
                                "Bearer ",
                                "credential",
                                map("name", SECRET, "sds_config", tokenSource(config)))));
    }

    private static Map<String, Object> tokenSource(BootstrapConfig config) {
        return map(
                "resource_api_version",
                "V3",
                "initial_fetch_timeout",
                "0s",
                "path_config_source",
                map(
                        "path",
                        config.folder().resolve(BootstrapFiles.TOKEN_SECRET).toString(),
                        "watched_directory",
                        tokenFolder(config)));
    }

    private static Map<String, Object> tokenFolder(BootstrapConfig config) {
        return map("path", String.valueOf(config.token().getParent()));
    }

    static Map<String, Object> tokenSecret(BootstrapConfig config) {
        return map(
                "resources",
                list(typed(
                        "envoy.extensions.transport_sockets.tls.v3.Secret",
                        "name",
                        SECRET,
                        "generic_secret",
                        map(
                                "secret",
                                map(
                                        "filename",
                                        config.token().toString(),
                                        "watched_directory",
                                        tokenFolder(config))))));
    }
}
