/**
 * The loop: deltas of all member clusters in, the newest image to every publisher out, in order. Knows every layer below it and
 * nothing of command lines. One thread owns the image and everything that follows from it; the rest of the program hands it
 * deltas and tasks and reads immutable values. Start reading at {@link io.fairway.xds.pipeline.ControlPlane}.
 */
@NullMarked
package io.fairway.xds.pipeline;

import org.jspecify.annotations.NullMarked;
