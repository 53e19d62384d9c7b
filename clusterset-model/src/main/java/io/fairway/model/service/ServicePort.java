package io.fairway.model.service;

import java.util.Optional;

/**
 * A port that a Service offers. The port that pods listen on stands in the EndpointSlices.
 *
 * @param name the port's name, empty if the Service has a single unnamed port
 * @param protocol its transport protocol
 * @param port the number that clients use, 1 to 65535
 * @param appProtocol the application protocol as written by the user
 */
public record ServicePort(String name, Protocol protocol, int port, Optional<String> appProtocol) {}
