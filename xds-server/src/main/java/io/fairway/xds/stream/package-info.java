/**
 * Proxies' streams in, responses out: each stream follows its proxy's snapshot and tells it what changed, in the order in which
 * a change is safe, for all variants of xDS. Depends on snapshots, proxies and gRPC, never on the model. Everything of one
 * stream runs on that stream's own serial executor; what other threads hand over is one immutable snapshot. Start reading at
 * {@link io.fairway.xds.stream.XdsServices}, then {@code StreamSession}.
 */
@NullMarked
package io.fairway.xds.stream;

import org.jspecify.annotations.NullMarked;
