package io.fairway.xds.snapshot;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.xds.proxy.ProxyIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A source that remembers, for people who look, what it last gave to each subscriber that is still there. Keeps references to
 * shared snapshots, so that it costs next to nothing. Safe for any thread.
 */
public final class ServedSnapshots implements SnapshotSource {

    private final SnapshotSource source;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Served> served = new ConcurrentHashMap<>();

    public ServedSnapshots(SnapshotSource source) {
        this.source = source;
    }

    /**
     * What one subscriber was given.
     *
     * @param identity who the credential proves it to be
     * @param node what it says of itself
     * @param snapshot the newest snapshot; empty as long as none may be served
     */
    public record Served(ProxyIdentity identity, Node node, Optional<ProxySnapshot> snapshot) {}

    /** What the proxy with this node id was given; of several subscriptions of it the newest snapshot. */
    public Optional<Served> of(String nodeId) {
        return List.copyOf(served.values()).stream()
                .filter(it -> it.node().getId().equals(nodeId))
                .max(Comparator.comparingLong(
                        it -> it.snapshot().map(ProxySnapshot::revision).orElse(-1L)));
    }

    @Override
    public Subscription subscribe(ProxyIdentity identity, Node node, Consumer<ProxySnapshot> listener) {
        long id = ids.incrementAndGet();
        served.put(id, new Served(identity, node, Optional.empty()));
        try {
            Subscription subscription = source.subscribe(identity, node, snapshot -> {
                // After the end of the subscription a late snapshot must not bring it back.
                served.computeIfPresent(id, (_, it) -> new Served(it.identity(), it.node(), Optional.of(snapshot)));
                listener.accept(snapshot);
            });
            return () -> {
                served.remove(id);
                subscription.close();
            };
        } catch (RuntimeException refused) {
            served.remove(id);
            throw refused;
        }
    }
}
