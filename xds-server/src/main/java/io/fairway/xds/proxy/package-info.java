/**
 * What a proxy proves and says of itself in, the view that it shares with every proxy of its kind out. Knows Envoy's
 * {@code Node} and nothing else of the protocol; immutable. Start reading at {@link io.fairway.xds.proxy.ProxyView}.
 */
@NullMarked
package io.fairway.xds.proxy;

import org.jspecify.annotations.NullMarked;
