/**
 * Endpoint changes in, times out: how long a renamed file takes to reach an xDS client and a running Envoy. Runs the
 * real control plane in this process and real Envoys beside it. Every observer has a thread of its own; one change is
 * under way at a time. Start reading at {@link io.fairway.bench.propagation.PropagationBenchmark}.
 */
@NullMarked
package io.fairway.bench.propagation;

import org.jspecify.annotations.NullMarked;
