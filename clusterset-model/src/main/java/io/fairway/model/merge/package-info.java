/**
 * The exports of all clusters in, one import per Service and the conditions of every export out (KEP-1645,
 * "Constraints and Conflict Resolution"). May depend on {@code model}, {@code model.service} and {@code model.id};
 * pure. Start reading at {@link io.fairway.model.merge.ImportMerge}.
 */
@NullMarked
package io.fairway.model.merge;

import org.jspecify.annotations.NullMarked;
