/**
 * A caller's network and an endpoint in, how the one reaches the other out: directly, through a gateway, or not at all. May
 * depend on the model only; pure. Start reading at {@link io.fairway.gateway.Reachability}.
 */
@NullMarked
package io.fairway.gateway;

import org.jspecify.annotations.NullMarked;
