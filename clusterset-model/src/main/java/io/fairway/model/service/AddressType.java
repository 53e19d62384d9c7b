package io.fairway.model.service;

/** The kind of addresses that an EndpointSlice holds. */
public enum AddressType {
    IPV4,
    IPV6,
    /** Host names; Kubernetes deprecates them and Fairway does not resolve them. */
    FQDN
}
