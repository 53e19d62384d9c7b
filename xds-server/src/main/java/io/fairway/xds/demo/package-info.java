/**
 * {@code fairway demo}: a small world in, scenes that are measured and held against what the control plane's own pure functions
 * predict, and a verdict out. May depend on everything; only the command line depends on it. Scenes run on the caller's thread.
 * Start reading at {@link io.fairway.xds.demo.Demo}, then {@link io.fairway.xds.demo.Scene}.
 */
@NullMarked
package io.fairway.xds.demo;

import org.jspecify.annotations.NullMarked;
