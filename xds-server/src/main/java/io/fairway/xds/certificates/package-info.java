/**
 * Who a proxy proves to be in, what it may present to others out: tokens become identities, identities become certificates and
 * the Envoy secrets that carry them. May depend on the model and {@code xds.proxy}; every type is safe for several threads.
 * Start reading at {@link io.fairway.xds.certificates.WorkloadSecrets}.
 */
@NullMarked
package io.fairway.xds.certificates;

import org.jspecify.annotations.NullMarked;
