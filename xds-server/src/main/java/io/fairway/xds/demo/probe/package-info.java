/**
 * A running Envoy in, what it shows to somebody outside out: its admin interface, and its answer to a raw TLS handshake. Knows
 * nothing of worlds or scenes. Every call blocks for at most a few seconds. Start reading at
 * {@link io.fairway.xds.demo.probe.ProxyAdmin}.
 */
@NullMarked
package io.fairway.xds.demo.probe;

import org.jspecify.annotations.NullMarked;
