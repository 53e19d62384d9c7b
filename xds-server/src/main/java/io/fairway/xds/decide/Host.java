package io.fairway.xds.decide;

import io.fairway.model.service.Health;

/**
 * One address that a proxy gets: an endpoint, a gateway that stands for all endpoints behind it, or a placeholder for capacity
 * that is missing behind a gateway.
 *
 * @param address an IP address
 * @param port its port
 * @param weight at least 1; the sum over a priority fits in an unsigned 32-bit integer
 * @param health whether it gets load
 * @param transport what is spoken to it
 */
public record Host(String address, int port, long weight, Health health, Transport transport) {}
