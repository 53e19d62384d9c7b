/**
 * Who a workload is: cluster, namespace and service account in, SPIFFE id out. May depend on {@code model.id} only;
 * immutable. Start reading at {@link io.fairway.model.trust.WorkloadIdentity}.
 */
@NullMarked
package io.fairway.model.trust;

import org.jspecify.annotations.NullMarked;
