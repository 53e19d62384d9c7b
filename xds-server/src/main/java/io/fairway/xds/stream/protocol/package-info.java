/**
 * What one proxy should have and what it said in, what it must be sent next out: the rules that the state-of-the-world and the
 * incremental variant of xDS share. Depends on snapshots and the protocol's messages, on no socket, clock or thread. Everything
 * mutable here belongs to the one stream that made it. Start reading at
 * {@link io.fairway.xds.stream.protocol.TypeSubscription}.
 */
@NullMarked
package io.fairway.xds.stream.protocol;

import org.jspecify.annotations.NullMarked;
