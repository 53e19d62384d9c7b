/**
 * A caller's place in, the order in which places get its load out. May depend on the model only; pure. Start reading at
 * {@link io.fairway.policies.failover.WaterfallByRegion}.
 */
@NullMarked
package io.fairway.policies.failover;

import org.jspecify.annotations.NullMarked;
