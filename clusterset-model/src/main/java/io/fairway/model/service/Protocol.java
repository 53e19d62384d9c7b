package io.fairway.model.service;

/** The transport protocol of a port. */
public enum Protocol {
    TCP,
    UDP,
    SCTP
}
