package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Interest;
import java.util.List;

/** One listener that stands for several. */
record StreamEventsFanOut(List<? extends StreamEvents> listeners) implements StreamEvents {

    @Override
    public void opened(OpenStream stream) {
        listeners.forEach(listener -> listener.opened(stream));
    }

    @Override
    public void closed(OpenStream stream, String reason) {
        listeners.forEach(listener -> listener.closed(stream, reason));
    }

    @Override
    public void subscribed(OpenStream stream, ResourceType type, Interest interest) {
        listeners.forEach(listener -> listener.subscribed(stream, type, interest));
    }

    @Override
    public void sent(OpenStream stream, ResourceType type, SentResponse response) {
        listeners.forEach(listener -> listener.sent(stream, type, response));
    }

    @Override
    public void acked(OpenStream stream, ResourceType type, String nonce) {
        listeners.forEach(listener -> listener.acked(stream, type, nonce));
    }

    @Override
    public void nacked(OpenStream stream, ResourceType type, Rejection rejection) {
        listeners.forEach(listener -> listener.nacked(stream, type, rejection));
    }
}
