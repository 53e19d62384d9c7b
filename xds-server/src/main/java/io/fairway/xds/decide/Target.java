package io.fairway.xds.decide;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Optional;

/** Which endpoints of a Service's port are asked for. */
public sealed interface Target {

    /** The Service. */
    ServiceName service();

    /** The number of its port. */
    int port();

    /** {@code svc.clusterset.local}, for a sidecar: the endpoints of every exporting cluster. */
    record ClusterSet(ServiceName service, int port) implements Target {}

    /** {@code svc.cluster.local}, for a sidecar: the endpoints of the caller's own cluster, exported or not. */
    record ClusterLocal(ServiceName service, int port) implements Target {}

    /**
     * What a gateway exposes: endpoints of its own network, behind a sidecar, of an exported Service.
     *
     * @param cluster the only cluster asked for; empty for all
     */
    record Exposed(ServiceName service, int port, Optional<ClusterId> cluster) implements Target {}
}
