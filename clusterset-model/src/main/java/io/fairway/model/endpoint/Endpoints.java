package io.fairway.model.endpoint;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the endpoints behind one port of a Service in one cluster. */
public final class Endpoints {

    private static final Comparator<Endpoint> BETTER = Comparator.comparing(Endpoint::health);

    private Endpoints() {}

    /**
     * The endpoints that serve the port, one per socket address, sorted by it. While slices overlap, as they do when the
     * EndpointSlice controller moves an endpoint, an address stands in several: the healthiest mention counts.
     *
     * @param portName the name of the Service's port; EndpointSlices refer to ports by name
     */
    public static Collection<Endpoint> of(
            ClusterImage cluster, TrustDomain trustDomain, ServiceName service, String portName, Protocol protocol) {
        SortedMap<String, Endpoint> found = new TreeMap<>();
        for (EndpointSlice slice : cluster.slices(service)) {
            for (SlicePort port : slice.ports()) {
                if (port.name().equals(portName) && port.protocol() == protocol) {
                    slice.endpoints().stream()
                            .map(endpoint -> endpoint(cluster, trustDomain, endpoint, port.port()))
                            .forEach(endpoint -> found.merge(endpoint.socketAddress(), endpoint, Endpoints::healthier));
                }
            }
        }
        return found.values();
    }

    private static Endpoint healthier(Endpoint one, Endpoint other) {
        return BETTER.compare(one, other) <= 0 ? one : other;
    }

    private static Endpoint endpoint(ClusterImage cluster, TrustDomain trustDomain, SliceEndpoint endpoint, int port) {
        Optional<Pod> pod = endpoint.pod().flatMap(cluster::pod);
        return new Endpoint(
                cluster.id(),
                endpoint.address(),
                port,
                endpoint.readiness().health(),
                locality(cluster.settings(), endpoint),
                endpoint.pod(),
                pod.filter(Pod::sidecar)
                        .map(it -> new WorkloadIdentity(
                                trustDomain, cluster.id(), it.name().namespace(), it.serviceAccount())));
    }

    private static Locality locality(ClusterSettings cluster, SliceEndpoint endpoint) {
        return endpoint.zone().map(cluster.defaultLocality()::withZone).orElse(cluster.defaultLocality());
    }
}
