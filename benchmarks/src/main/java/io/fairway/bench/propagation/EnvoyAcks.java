package io.fairway.bench.propagation;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.OpenStream;
import io.fairway.xds.stream.StreamEvents;
import io.fairway.xds.stream.protocol.StreamKind;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When the last of all Envoys has acknowledged an endpoint change, seen at the control plane: Envoy acknowledges after
 * it applied the response. The Envoys of a run are the only ones that speak the incremental protocol.
 */
final class EnvoyAcks implements StreamEvents {

    private final Sighting sighting;
    private final int envoys;
    private final AtomicInteger missing = new AtomicInteger();
    private volatile int healthy;

    EnvoyAcks(Sighting sighting, int envoys) {
        this.sighting = sighting;
        this.envoys = envoys;
    }

    /** From now on acknowledgements are for this count. */
    void expect(int next) {
        healthy = next;
        sighting.expect(next);
        missing.set(envoys);
    }

    @Override
    public void acked(OpenStream stream, ResourceType type, String nonce) {
        long now = System.nanoTime();
        if (stream.kind() == StreamKind.DELTA && type == ResourceType.ENDPOINT && missing.decrementAndGet() == 0) {
            sighting.saw(healthy, now);
        }
    }
}
