package io.fairway.xds.decide;

import io.fairway.model.id.ServiceName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A port of a pod that Services lead to.
 *
 * @param port the number that the pod listens on
 * @param name the name of the Service's port, empty if unnamed; of several Services the first by name
 * @param appProtocol its application protocol as written, of the same Service
 * @param protocol what its bytes are taken for; {@link PortProtocol#TCP} if the Services disagree, which carries all of them
 * @param services the Services that lead to it, at least one
 */
public record WorkloadPort(
        int port, String name, Optional<String> appProtocol, PortProtocol protocol, SortedSet<ServiceName> services) {

    public WorkloadPort {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }

    /** The same port as two Services see it. */
    WorkloadPort and(WorkloadPort later) {
        SortedSet<ServiceName> both = new TreeSet<>(services);
        both.addAll(later.services);
        return new WorkloadPort(
                port, name, appProtocol, protocol == later.protocol ? protocol : PortProtocol.TCP, both);
    }
}
