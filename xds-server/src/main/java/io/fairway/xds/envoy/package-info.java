/**
 * A bootstrap in, a running Envoy out, with its admin interface to look into it. May depend on the JDK only. Nothing here
 * outlives the program: each Envoy has a guard that ends it when the program is gone. Start reading at
 * {@link io.fairway.xds.envoy.EnvoyLauncher}.
 */
@NullMarked
package io.fairway.xds.envoy;

import org.jspecify.annotations.NullMarked;
