package io.fairway.model.service;

import io.fairway.model.id.ServiceName;
import java.util.List;

/**
 * A core/v1 Service.
 *
 * @param name its namespaced name
 * @param type what kind of address it has
 * @param ports its ports in the order written; names are unique, and so are (protocol, port) pairs
 * @param clusterIps its virtual IPs, empty if headless or not yet allocated
 * @param ipFamilies {@code IPv4} and {@code IPv6} in order of preference, empty if not yet known
 * @param traffic the fields that steer traffic
 */
public record Service(
        ServiceName name,
        ServiceType type,
        List<ServicePort> ports,
        List<String> clusterIps,
        List<String> ipFamilies,
        TrafficSettings traffic)
        implements ClusterObject {

    public Service {
        ports = List.copyOf(ports);
        clusterIps = List.copyOf(clusterIps);
        ipFamilies = List.copyOf(ipFamilies);
    }

    @Override
    public ObjectKey key() {
        return ObjectKey.of(ObjectKind.SERVICE, name.namespace(), name.name());
    }
}
