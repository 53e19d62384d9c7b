/**
 * Incremental requests in, the changes that the client must be told out. Depends on the rules that both variants share and on
 * the protocol's messages; confined to its stream. Start reading at {@link io.fairway.xds.stream.delta.DeltaDialect}.
 */
@NullMarked
package io.fairway.xds.stream.delta;

import org.jspecify.annotations.NullMarked;
