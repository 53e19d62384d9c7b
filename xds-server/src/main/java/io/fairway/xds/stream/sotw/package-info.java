/**
 * State-of-the-world requests in, the state that the client must be told out. Depends on the rules that both variants share and
 * on the protocol's messages; confined to its stream. Start reading at {@link io.fairway.xds.stream.sotw.SotwDialect}.
 */
@NullMarked
package io.fairway.xds.stream.sotw;

import org.jspecify.annotations.NullMarked;
