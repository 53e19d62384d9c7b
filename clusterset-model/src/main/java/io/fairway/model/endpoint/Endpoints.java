package io.fairway.model.endpoint;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.IpLiteral;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the endpoints behind one port of a Service in one cluster. */
public final class Endpoints {

    private static final Comparator<Endpoint> BETTER = Comparator.comparing(Endpoint::health);

    private Endpoints() {}

    /**
     * The endpoints that serve the port, one per socket address, sorted by it. While slices overlap, as they do when
     * the EndpointSlice controller moves an endpoint, an address stands in several: the healthiest mention counts,
     * and of equally healthy ones the first by slice name.
     *
     * <p>A {@code targetRef} into another namespace is ignored: a Service's endpoints are in its own (namespace
     * sameness), and a slice must not lend one namespace's identity to another.
     *
     * @param trustDomain the trust domain of the sidecars' identities
     * @param portName the name of the Service's port; EndpointSlices refer to ports by name
     */
    public static Collection<Endpoint> of(
            ClusterImage cluster, TrustDomain trustDomain, ServiceName service, String portName, Protocol protocol) {
        SortedMap<String, Endpoint> found = new TreeMap<>();
        for (EndpointSlice slice : cluster.slices(service)) {
            for (SlicePort port : slice.ports()) {
                if (port.name().equals(portName) && port.protocol() == protocol) {
                    slice.endpoints().stream()
                            .map(endpoint -> endpoint(cluster, trustDomain, service, endpoint, port.port()))
                            .forEach(endpoint -> found.merge(identity(endpoint), endpoint, Endpoints::healthier));
                }
            }
        }
        return Collections.unmodifiableCollection(found.values());
    }

    /** Two spellings of one IPv6 address are one endpoint: a ClusterLoadAssignment must not hold an address twice. */
    private static String identity(Endpoint endpoint) {
        return endpoint.address().indexOf(':') < 0
                ? endpoint.socketAddress()
                : IpLiteral.parse(endpoint.address())
                        .map(ip -> IpLiteral.format(ip) + " " + endpoint.port())
                        .orElseGet(endpoint::socketAddress);
    }

    private static Endpoint healthier(Endpoint one, Endpoint other) {
        return BETTER.compare(one, other) <= 0 ? one : other;
    }

    private static Endpoint endpoint(
            ClusterImage cluster, TrustDomain trustDomain, ServiceName service, SliceEndpoint endpoint, int port) {
        Optional<ObjectName> pod = endpoint.pod().filter(it -> it.namespace().equals(service.namespace()));
        return new Endpoint(
                cluster.id(),
                endpoint.address(),
                port,
                endpoint.readiness().health(),
                locality(cluster.settings(), endpoint),
                pod,
                pod.flatMap(cluster::pod)
                        .filter(Pod::sidecar)
                        .map(it -> new WorkloadIdentity(
                                trustDomain, cluster.id(), it.name().namespace(), it.serviceAccount())));
    }

    private static Locality locality(ClusterSettings cluster, SliceEndpoint endpoint) {
        return endpoint.zone().map(cluster.defaultLocality()::withZone).orElse(cluster.defaultLocality());
    }
}
