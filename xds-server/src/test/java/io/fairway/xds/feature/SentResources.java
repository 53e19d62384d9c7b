package io.fairway.xds.feature;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.OpenStream;
import io.fairway.xds.stream.SentResponse;
import io.fairway.xds.stream.StreamEvents;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts the resources that a control plane sent, by proxy and type. */
final class SentResources implements StreamEvents {

    private final Queue<Sent> all = new ConcurrentLinkedQueue<>();

    private record Sent(String nodeId, ResourceType type, SentResponse response) {}

    @Override
    public void sent(OpenStream stream, ResourceType type, SentResponse response) {
        all.add(new Sent(stream.nodeId(), type, response));
    }

    /** How many resources of the type the proxy got. */
    int resources(String nodeId, ResourceType type) {
        return all.stream()
                .filter(it -> it.nodeId().equals(nodeId) && it.type() == type)
                .mapToInt(it -> it.response().resources())
                .sum();
    }

    /** How many responses of the type the proxy got. */
    int responses(String nodeId, ResourceType type) {
        return (int) all.stream()
                .filter(it -> it.nodeId().equals(nodeId) && it.type() == type)
                .count();
    }

    void clear() {
        all.clear();
    }
}
