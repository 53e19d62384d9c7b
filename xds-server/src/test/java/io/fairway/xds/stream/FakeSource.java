package io.fairway.xds.stream;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.SnapshotSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Gives every proxy the snapshot that was published last. */
final class FakeSource implements SnapshotSource {
    final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<Consumer<ProxySnapshot>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<ProxySnapshot> current = Optional.empty();
    private volatile Optional<String> refusal = Optional.empty();

    @Override
    public Subscription subscribe(ProxyIdentity identity, Node node, Consumer<ProxySnapshot> listener) {
        if (refusal.isPresent()) {
            throw new NodeRefused(refusal.get());
        }
        nodes.add(node);
        listeners.add(listener);
        current.ifPresent(listener);
        return () -> listeners.remove(listener);
    }

    void publish(ProxySnapshot snapshot) {
        current = Optional.of(snapshot);
        new ArrayList<>(listeners).forEach(listener -> listener.accept(snapshot));
    }

    void refuse(String message) {
        refusal = Optional.of(message);
    }

    int followers() {
        return listeners.size();
    }
}
