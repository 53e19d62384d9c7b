package io.fairway.xds.demo.world;

import io.fairway.model.id.Locality;
import java.util.List;

/**
 * A pod of a world with its addresses.
 *
 * @param id what identifies it
 * @param spec its description
 * @param locality where it runs
 * @param ports the ports that its backend listens on
 * @param proxy its sidecar, which holds the pod's own address
 */
public record PodPlace(WorldPod id, PodSpec spec, Locality locality, List<Integer> ports, ProxyPlace proxy) {

    public PodPlace {
        ports = List.copyOf(ports);
    }

    /** The pod's address, as EndpointSlices name it. */
    public String address() {
        return proxy.address();
    }

    /** The address that its backend listens on. */
    public String workloadAddress() {
        return proxy.workloadAddress();
    }
}
