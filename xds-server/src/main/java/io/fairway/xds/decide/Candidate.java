package io.fairway.xds.decide;

import io.fairway.model.ClusterImage;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.endpoint.Endpoints;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.SlicePort;
import io.fairway.model.trust.TrustDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An endpoint of the Service that is asked for, before anything is decided.
 *
 * @param endpoint the endpoint
 * @param servesPort whether an EndpointSlice says that it serves the port; if not, it stands here with another of its ports
 */
record Candidate(Endpoint endpoint, boolean servesPort) {

    /**
     * Every endpoint that the cluster has for the Service, also those that lack the port, so that it can be said why they are
     * dropped. An address that serves the port is not listed again under other ports.
     */
    static List<Candidate> of(Question question, ClusterImage cluster) {
        ServiceName service = question.target().service();
        TrustDomain trustDomain = question.image().settings().trustDomain();
        List<EndpointSlice> slices = cluster.slices(service);
        Optional<String> name = question.likelyName(cluster);
        List<Candidate> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (name.isPresent()) {
            for (Endpoint endpoint : Endpoints.of(cluster, trustDomain, service, name.get(), Protocol.TCP)) {
                seen.add(endpoint.address());
                found.add(new Candidate(endpoint, true));
            }
        }
        if (addresses(slices).anyMatch(address -> !seen.contains(address))) {
            for (PortName port : ports(slices)) {
                Endpoints.of(cluster, trustDomain, service, port.name(), port.protocol()).stream()
                        .filter(endpoint -> seen.add(endpoint.address()))
                        .forEach(endpoint -> found.add(new Candidate(endpoint, false)));
            }
        }
        return found;
    }

    private static Stream<String> addresses(List<EndpointSlice> slices) {
        return slices.stream().flatMap(slice -> slice.endpoints().stream().map(endpoint -> endpoint.address()));
    }

    private static List<PortName> ports(List<EndpointSlice> slices) {
        return slices.stream()
                .flatMap(slice -> slice.ports().stream())
                .map(PortName::of)
                .distinct()
                .toList();
    }

    private record PortName(String name, Protocol protocol) {
        static PortName of(SlicePort port) {
            return new PortName(port.name(), port.protocol());
        }
    }
}
