/**
 * What one proxy is and where its control plane listens in, the files that start its Envoy out. May depend on the model and
 * {@code xds.proxy}; pure: nothing is read and nothing is written. Start reading at
 * {@link io.fairway.xds.bootstrap.BootstrapWriter}.
 */
@NullMarked
package io.fairway.xds.bootstrap;

import org.jspecify.annotations.NullMarked;
