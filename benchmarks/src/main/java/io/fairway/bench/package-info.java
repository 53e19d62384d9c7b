/**
 * The product in, figures out: JMH for the pure steps, whole runs with real Envoys for the rest. Depends on
 * everything; nothing depends on it. Start reading at {@link io.fairway.bench.SyntheticClusterSet}.
 */
@NullMarked
package io.fairway.bench;

import org.jspecify.annotations.NullMarked;
