package io.fairway.xds.translate;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.id.ServiceName;

/** How resources are called. Names are part of what users see in Envoy's statistics, so they never change their form. */
public final class ResourceNames {

    /** The listener that takes a workload's own calls. */
    public static final String OUTBOUND_LISTENER = "outbound";

    /** The listener that takes redirected calls to a workload. */
    public static final String INBOUND_LISTENER = "inbound";

    /** The one listener of a gateway. */
    public static final String GATEWAY_LISTENER = "gateway";

    /** All HTTP routes of a sidecar that is addressed explicitly. */
    public static final String OUTBOUND_ROUTES = "outbound";

    /**
     * The cluster that passes redirected traffic on to where it was going. Upper case keeps any server name from naming it: they
     * are lower-cased before they are looked at.
     */
    public static final String PASSTHROUGH_CLUSTER = "Internal/passthrough";

    /** A name that no cluster has: connections without a way end there. */
    public static final String NO_CLUSTER = "Internal/none";

    private ResourceNames() {}

    /** The cluster, and its endpoints, of a port of an import; also the server name at gateways. */
    public static String clusterSet(ServiceName service, int port) {
        return Sni.anyCluster(port, service).host();
    }

    /** The cluster, and its endpoints, of a port of the caller's own cluster's Service. */
    public static String clusterLocal(ServiceName service, int port) {
        return port + "." + service.clusterLocalHost();
    }

    static String outboundRoutes(int port) {
        return "outbound/" + port;
    }

    static String outboundListener(int port) {
        return "outbound/" + port;
    }

    static String outboundListener(String address, int port) {
        return "outbound/" + address + "/" + port;
    }

    static String inboundCluster(int port) {
        return "inbound/" + port;
    }

    static String inboundListener(int port) {
        return "inbound/" + port;
    }
}
