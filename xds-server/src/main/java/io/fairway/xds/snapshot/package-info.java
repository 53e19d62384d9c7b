/**
 * Envoy resources in, named and versioned bytes out: encoded once, with a version that is a hash of the content, and gathered
 * into what one proxy should have. Knows protobuf but no particular resource; immutable. Start reading at
 * {@link io.fairway.xds.snapshot.ProxySnapshot}.
 */
@NullMarked
package io.fairway.xds.snapshot;

import org.jspecify.annotations.NullMarked;
