/**
 * The image in, the policies that apply to each Service out, with every default filled in. May depend on the model only; pure.
 * Start reading at {@link io.fairway.policies.EffectivePolicies}.
 */
@NullMarked
package io.fairway.policies;

import org.jspecify.annotations.NullMarked;
