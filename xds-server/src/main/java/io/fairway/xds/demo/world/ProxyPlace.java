package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.Role;

/**
 * An Envoy of a world: who it is and where it listens.
 *
 * @param role what it is for
 * @param identity who it proves to be
 * @param network the network that it is in
 * @param locality where it runs
 * @param address the address that it listens on
 * @param workloadAddress the address that its workload listens on; its own for a gateway
 */
public record ProxyPlace(
        Role role,
        ProxyIdentity identity,
        NetworkId network,
        Locality locality,
        String address,
        String workloadAddress) {

    /** The port of its admin interface, on its own address. */
    public static final int ADMIN_PORT = 15000;

    /** Its name for people: the pod's for a sidecar. */
    public String name() {
        return identity.name();
    }

    public ClusterId cluster() {
        return identity.cluster();
    }

    /** Its admin interface, {@code host:port}. */
    public String admin() {
        return address + ":" + ADMIN_PORT;
    }
}
