package io.fairway.model.service;

import io.fairway.model.id.ObjectName;
import java.util.Optional;

/**
 * One endpoint of an EndpointSlice. Of the API's list of addresses only the first counts, as for kube-proxy.
 *
 * @param address its address, as written
 * @param readiness its conditions
 * @param zone its zone, if known
 * @param hostname its host name, if it has one
 * @param nodeName the node that it runs on, if known
 * @param pod the Pod behind it, if {@code targetRef} names one; not necessarily of the slice's own namespace
 */
public record SliceEndpoint(
        String address,
        Readiness readiness,
        Optional<String> zone,
        Optional<String> hostname,
        Optional<String> nodeName,
        Optional<ObjectName> pod) {}
