/**
 * Deltas of member clusters in, one immutable image of the whole ClusterSet out. {@code ClusterSetImage.apply} is
 * pure; whoever holds the current image decides on which thread that happens. May depend on {@code model.id},
 * {@code model.service} and {@code model.trust}. Start reading at {@link io.fairway.model.ClusterSetImage}.
 */
@NullMarked
package io.fairway.model;

import org.jspecify.annotations.NullMarked;
