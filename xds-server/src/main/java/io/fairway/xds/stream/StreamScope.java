package io.fairway.xds.stream;

import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ResourceType;
import java.util.Optional;

/**
 * What a stream may carry and for whom.
 *
 * @param id unique in this process
 * @param identity who the credential proves the proxy to be
 * @param only the one type of the service; empty for the aggregated one
 */
record StreamScope(long id, ProxyIdentity identity, Optional<ResourceType> only) {}
