/**
 * A decision of the control plane and the outcomes of requests in, expected beside measured shares and a verdict out. May depend
 * on {@code xds.decide} and on the demo's outcomes; pure. Start reading at {@link io.fairway.xds.demo.shares.ShareTable}.
 */
@NullMarked
package io.fairway.xds.demo.shares;

import org.jspecify.annotations.NullMarked;
