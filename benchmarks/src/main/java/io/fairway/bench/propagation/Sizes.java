package io.fairway.bench.propagation;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.id.ServiceName;

/**
 * How big the ClusterSet of a run is. Both clusters export every Service.
 *
 * @param envoys sidecars that run, all in the first cluster
 * @param services Services of the ClusterSet
 * @param endpoints endpoints of each Service in each cluster
 */
record Sizes(int envoys, int services, int endpoints) {

    static final String NAMESPACE = "shop";
    static final int PORT = 8080;

    private static final int MAX_ENVOYS = 50;
    private static final int MAX_ENDPOINTS = 250;

    Sizes {
        require("envoys", envoys, 1, MAX_ENVOYS);
        require("services", services, 1, 10_000);
        require("endpoints", endpoints, 2, MAX_ENDPOINTS);
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: " + least + "-" + most + ")");
        }
    }

    ServiceName service(int index) {
        return new ServiceName(NAMESPACE, "svc-" + index);
    }

    /** The Service whose endpoint comes and goes. */
    int observed() {
        return services / 2;
    }

    /** The Envoy cluster of that Service. */
    String observedCluster() {
        return Sni.anyCluster(PORT, service(observed())).host();
    }
}
