/**
 * The imports and a network in, the server names that the network's gateway must answer out. May depend on the model and on
 * {@code gateway.sni}; pure, so safe for any thread. Start reading at {@link io.fairway.gateway.exposure.Exposure}.
 */
@NullMarked
package io.fairway.gateway.exposure;

import org.jspecify.annotations.NullMarked;
