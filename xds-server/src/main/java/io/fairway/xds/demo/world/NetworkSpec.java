package io.fairway.xds.demo.world;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.NetworkId;

/**
 * A network of a world, with one gateway.
 *
 * @param id its identity
 * @param gatewayIn the cluster that the gateway runs in
 * @param gatewayRuns whether the gateway is started; the control plane hears of it either way
 */
public record NetworkSpec(NetworkId id, ClusterId gatewayIn, boolean gatewayRuns) {

    /** The same network with its gateway never started. */
    public NetworkSpec withoutGateway() {
        return new NetworkSpec(id, gatewayIn, false);
    }
}
