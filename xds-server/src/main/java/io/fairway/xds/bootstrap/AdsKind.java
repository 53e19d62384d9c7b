package io.fairway.xds.bootstrap;

/** Which variant of the aggregated discovery service a proxy speaks. */
public enum AdsKind {
    /** Only what changed goes over the wire. */
    DELTA("DELTA_GRPC"),
    /** The state of the world: each response of a type lists all that there is. */
    SOTW("GRPC");

    private final String apiType;

    AdsKind(String apiType) {
        this.apiType = apiType;
    }

    /** Envoy's {@code ApiConfigSource.ApiType}. */
    String apiType() {
        return apiType;
    }
}
