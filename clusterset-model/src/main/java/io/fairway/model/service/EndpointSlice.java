package io.fairway.model.service;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import java.util.List;

/**
 * A discovery.k8s.io/v1 EndpointSlice: some of the endpoints of one Service.
 *
 * @param name its own name
 * @param service the Service that label {@code kubernetes.io/service-name} names, in the same namespace
 * @param addressType the kind of all its addresses
 * @param ports the ports that each endpoint has
 * @param endpoints the endpoints in the order written
 */
public record EndpointSlice(
        ObjectName name,
        ServiceName service,
        AddressType addressType,
        List<SlicePort> ports,
        List<SliceEndpoint> endpoints)
        implements ClusterObject {

    public EndpointSlice {
        if (!name.namespace().equals(service.namespace())) {
            throw new IllegalArgumentException(
                    "service: " + service + " (expected: one in the namespace of EndpointSlice " + name + ")");
        }
        ports = List.copyOf(ports);
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(ObjectKind.ENDPOINT_SLICE, name);
    }
}
