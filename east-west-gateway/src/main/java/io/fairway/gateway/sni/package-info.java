/**
 * The server name of cross-cluster traffic: parts in, name out, and back. May depend on the model's ids only; pure. Start
 * reading at {@link io.fairway.gateway.sni.Sni}.
 */
@NullMarked
package io.fairway.gateway.sni;

import org.jspecify.annotations.NullMarked;
