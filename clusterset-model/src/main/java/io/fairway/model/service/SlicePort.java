package io.fairway.model.service;

/**
 * A port that every endpoint of a slice listens on.
 *
 * @param name the name of the Service's port that it serves, empty if that has none
 * @param protocol its transport protocol
 * @param port the number that pods listen on
 */
public record SlicePort(String name, Protocol protocol, int port) {}
