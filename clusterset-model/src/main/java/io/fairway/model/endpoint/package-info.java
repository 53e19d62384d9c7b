/**
 * The EndpointSlices and Pods of one cluster in, the endpoints behind one port of a Service out, each with the reason
 * if it may not be used. May depend on {@code model}, {@code model.service}, {@code model.trust} and
 * {@code model.id}; pure. Start reading at {@link io.fairway.model.endpoint.Endpoints}.
 */
@NullMarked
package io.fairway.model.endpoint;

import org.jspecify.annotations.NullMarked;
