package io.fairway.xds.snapshot;

import java.util.Arrays;
import java.util.Optional;

/** The types of resources that Fairway serves, in the order in which a change must reach a proxy (make before break). */
public enum ResourceType {
    CLUSTER("type.googleapis.com/envoy.config.cluster.v3.Cluster"),
    ENDPOINT("type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment"),
    LISTENER("type.googleapis.com/envoy.config.listener.v3.Listener"),
    ROUTE("type.googleapis.com/envoy.config.route.v3.RouteConfiguration"),
    SECRET("type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret");

    private final String typeUrl;

    ResourceType(String typeUrl) {
        this.typeUrl = typeUrl;
    }

    /** The type as it stands in requests and responses. */
    public String typeUrl() {
        return typeUrl;
    }

    /** Whether a response lists the whole state, so that absence means deletion, and a client may subscribe to everything. */
    public boolean isFullState() {
        return this == CLUSTER || this == LISTENER;
    }

    /** The type with this URL, empty if Fairway does not serve it. */
    public static Optional<ResourceType> of(String typeUrl) {
        return Arrays.stream(values())
                .filter(type -> type.typeUrl.equals(typeUrl))
                .findFirst();
    }
}
