package io.fairway.model.endpoint;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.Health;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.Optional;

/**
 * One address that answers for one port of a Service.
 *
 * @param cluster the cluster that it runs in
 * @param address its address, as written in the EndpointSlice
 * @param port the port that it listens on
 * @param health whether it should get load
 * @param locality where it runs
 * @param pod the Pod behind it, if known
 * @param sidecar who its sidecar proves to be; empty if no sidecar stands before it, so that it is reached in plain
 *     text
 */
public record Endpoint(
        ClusterId cluster,
        String address,
        int port,
        Health health,
        Locality locality,
        Optional<ObjectName> pod,
        Optional<WorkloadIdentity> sidecar) {

    /** The address and port, IPv6 in brackets. */
    public String socketAddress() {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }
}
