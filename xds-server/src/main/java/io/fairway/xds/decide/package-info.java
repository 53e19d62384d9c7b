/**
 * The merged ClusterSet, the policies and a caller's place in; for every endpoint of a Service the decision out: dropped at
 * which step and why, or kept with its priority, weight, health and way. May depend on the model, policies and gateway modules
 * and knows no Envoy; pure. Start reading at {@link io.fairway.xds.decide.EndpointDecider}.
 */
@NullMarked
package io.fairway.xds.decide;

import org.jspecify.annotations.NullMarked;
