package io.fairway.xds.stream;

import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.StreamKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A stream whose proxy has introduced itself.
 *
 * @param id unique in this process
 * @param nodeId what the proxy calls itself
 * @param identity who its credential proves it to be
 * @param kind the variant of xDS
 * @param only the one type that it may carry; empty for an aggregated stream
 * @param since when it was opened
 */
public record OpenStream(
        long id, String nodeId, ProxyIdentity identity, StreamKind kind, Optional<ResourceType> only, Instant since) {}
