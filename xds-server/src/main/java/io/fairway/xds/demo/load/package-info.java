/**
 * A rate and a server in, what became of each request out. Knows nothing of worlds or scenes, and never repeats a request, so that
 * no failure is hidden. {@link io.fairway.xds.demo.load.ConstantRateCaller} owns its threads; everything that crosses them is an
 * immutable value or a {@link io.fairway.xds.demo.load.Tally}. Start reading at
 * {@link io.fairway.xds.demo.load.ConstantRateCaller}.
 */
@NullMarked
package io.fairway.xds.demo.load;

import org.jspecify.annotations.NullMarked;
