/**
 * Member clusters in, {@code ClusterDelta}s out. May depend on {@code clusterset-model}; what it reads from and what
 * it reads with stays in the packages below. Each source calls its sink from one thread of its own. Start reading at
 * {@link io.fairway.watchers.ClusterSource}.
 */
@NullMarked
package io.fairway.watchers;

import org.jspecify.annotations.NullMarked;
