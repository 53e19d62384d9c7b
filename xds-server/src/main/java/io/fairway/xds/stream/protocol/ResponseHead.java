package io.fairway.xds.stream.protocol;

import io.fairway.xds.snapshot.ResourceType;

/**
 * What a response says besides its content.
 *
 * @param controlPlane who answers
 * @param type the type of its resources
 * @param nonce unique on the stream
 */
public record ResponseHead(String controlPlane, ResourceType type, String nonce) {}
