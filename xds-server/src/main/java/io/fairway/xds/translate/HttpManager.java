package io.fairway.xds.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertDetails;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ServerHeaderTransformation;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.fairway.xds.snapshot.ResourceEncoder;

/** The HTTP connection managers of sidecars. */
final class HttpManager {

    private HttpManager() {}

    /** Takes the workload's own calls and routes them by a route configuration from RDS. */
    static Filter outbound(String statPrefix, String routes) {
        return filter(common(statPrefix)
                .setRds(Rds.newBuilder().setRouteConfigName(routes).setConfigSource(Sources.ADS))
                // A fully qualified name may end in a dot; it means the same host, and no route is listed twice for it.
                .setStripTrailingHostDot(true)
                // Nothing that a caller claims about an earlier hop may pass for what the mesh found out.
                .setForwardClientCertDetails(ForwardClientCertDetails.SANITIZE));
    }

    /** Takes calls to the workload, and tells it who called: what the certificate said, and nothing that came as a header. */
    static Filter inbound(String statPrefix, RouteConfiguration routes) {
        return filter(common(statPrefix)
                .setRouteConfig(routes)
                .setForwardClientCertDetails(ForwardClientCertDetails.SANITIZE_SET)
                .setSetCurrentClientCertDetails(
                        SetCurrentClientCertDetails.newBuilder().setUri(true)));
    }

    private static HttpConnectionManager.Builder common(String statPrefix) {
        return HttpConnectionManager.newBuilder()
                .setStatPrefix(statPrefix)
                .setCodecType(HttpConnectionManager.CodecType.AUTO)
                .setGenerateRequestId(BoolValue.of(true))
                // Dot segments are resolved before anybody decides by path (RFC 3986, 6.2.2.3). Double slashes mean
                // something to some workloads and are left alone.
                .setNormalizePath(BoolValue.of(true))
                .setMergeSlashes(false)
                // A sidecar is no edge: X-Forwarded-For is the workload's to write and to read, and Server its to set.
                .setUseRemoteAddress(BoolValue.of(false))
                .setServerHeaderTransformation(ServerHeaderTransformation.PASS_THROUGH)
                // Long calls without traffic are legitimate, such as a watch. Envoy would end them after five minutes.
                .setStreamIdleTimeout(Durations.ZERO)
                .setCommonHttpProtocolOptions(HttpProtocolOptions.newBuilder().setIdleTimeout(Durations.fromHours(1)))
                .addUpgradeConfigs(UpgradeConfig.newBuilder().setUpgradeType("websocket"))
                .addHttpFilters(HttpFilter.newBuilder()
                        .setName("envoy.filters.http.router")
                        .setTypedConfig(ResourceEncoder.pack(Router.getDefaultInstance())));
    }

    private static Filter filter(HttpConnectionManager.Builder manager) {
        return Filter.newBuilder()
                .setName("envoy.filters.network.http_connection_manager")
                .setTypedConfig(ResourceEncoder.pack(manager.build()))
                .build();
    }
}
