/**
 * What one member cluster says: Kubernetes objects, reduced to the fields that Fairway decides by. Records go in and
 * come out as they are; nothing here decides. May depend on {@code model.id} only; immutable, so safe for any thread.
 * Start reading at {@link io.fairway.model.service.ClusterObject}.
 */
@NullMarked
package io.fairway.model.service;

import org.jspecify.annotations.NullMarked;
