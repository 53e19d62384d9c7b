package io.fairway.xds.stream.protocol;

import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Optional;

/**
 * What a stream needs to know of a request before it knows the type.
 *
 * @param typeUrl the type, empty on streams that imply it
 * @param node what the client says of itself; only a stream's first request must have it
 */
public record RequestHead(String typeUrl, Optional<Node> node) {}
