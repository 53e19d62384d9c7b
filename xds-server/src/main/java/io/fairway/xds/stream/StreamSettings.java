package io.fairway.xds.stream;

import io.fairway.xds.snapshot.SnapshotSource;
import io.fairway.xds.stream.protocol.RequestLimits;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What every stream needs.
 *
 * @param controlPlane what responses give as the identifier of the control plane: which replica answered
 * @param source where a proxy's snapshots come from
 * @param events told of everything that happens on streams
 * @param executor runs the streams' work, each stream's in order; its tasks never block
 * @param timers for the two time-outs of a stream
 * @param clock dates what is observed
 * @param limits how much one stream may ask for
 */
public record StreamSettings(
        String controlPlane,
        SnapshotSource source,
        StreamEvents events,
        Executor executor,
        Timers timers,
        InstantSource clock,
        RequestLimits limits) {}
