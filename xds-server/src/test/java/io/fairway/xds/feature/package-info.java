/**
 * What Fairway promises its users, held against real Envoys: a small ClusterSet in folders in, configuration and
 * traffic out. May use everything. Each test runs a world of its own, for one thread, and waits for conditions, never
 * for a time. Start reading at {@link io.fairway.xds.feature.FeatureWorld}.
 */
@NullMarked
package io.fairway.xds.feature;

import org.jspecify.annotations.NullMarked;
