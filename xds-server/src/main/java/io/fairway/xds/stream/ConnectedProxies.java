package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Interest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The proxies that are connected now, and how each stands. Written by streams, read by anybody; safe for any thread. */
public final class ConnectedProxies implements StreamEvents {
    private final Map<Long, ProxyStatus> proxies = new ConcurrentHashMap<>();

    /** All of them, sorted by node id, then by stream: a proxy may have several. */
    public List<ProxyStatus> list() {
        return proxies.values().stream()
                .sorted(Comparator.comparing(
                                (ProxyStatus proxy) -> proxy.stream().nodeId())
                        .thenComparingLong(proxy -> proxy.stream().id()))
                .toList();
    }

    @Override
    public void opened(OpenStream stream) {
        proxies.put(stream.id(), new ProxyStatus(stream, Map.of()));
    }

    @Override
    public void closed(OpenStream stream, String reason) {
        proxies.remove(stream.id());
    }

    @Override
    public void subscribed(OpenStream stream, ResourceType type, Interest interest) {
        change(stream, type, status -> status.wanting(interest));
    }

    @Override
    public void sent(OpenStream stream, ResourceType type, SentResponse response) {
        change(stream, type, status -> status.afterSending(response));
    }

    @Override
    public void acked(OpenStream stream, ResourceType type, String nonce) {
        change(stream, type, status -> status.afterAck(nonce));
    }

    @Override
    public void nacked(OpenStream stream, ResourceType type, Rejection rejection) {
        change(stream, type, status -> status.afterNack(rejection));
    }

    private void change(OpenStream stream, ResourceType type, UnaryOperator<TypeStatus> change) {
        proxies.computeIfPresent(stream.id(), (_, proxy) -> proxy.with(type, change));
    }
}
