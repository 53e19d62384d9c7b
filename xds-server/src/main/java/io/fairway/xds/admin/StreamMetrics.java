package io.fairway.xds.admin;

import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.OpenStream;
import io.fairway.xds.stream.Rejection;
import io.fairway.xds.stream.SentResponse;
import io.fairway.xds.stream.StreamEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Measures what happens on xDS streams. Meters exist from the start, so that a rate over the first event is not lost. */
public final class StreamMetrics implements StreamEvents {

    /** Streams that are open now. */
    public static final String STREAMS = "fairway.xds.streams";

    /** Streams that were opened. */
    public static final String OPENED = "fairway.xds.streams.opened";

    /** Responses that left, by tag {@code type}. */
    public static final String RESPONSES = "fairway.xds.responses";

    /** Responses that proxies applied, by tag {@code type}. */
    public static final String ACKS = "fairway.xds.acks";

    /** Responses that proxies refused, by tag {@code type}. */
    public static final String NACKS = "fairway.xds.nacks";

    /** The sizes of responses, by tag {@code type}. */
    public static final String RESPONSE_SIZE = "fairway.xds.response.size";

    private final AtomicInteger open = new AtomicInteger();
    private final Counter opened;
    private final Map<ResourceType, Counter> responses;
    private final Map<ResourceType, Counter> acks;
    private final Map<ResourceType, Counter> nacks;
    private final Map<ResourceType, DistributionSummary> sizes;

    public StreamMetrics(MeterRegistry registry) {
        registry.gauge(STREAMS, open);
        opened = registry.counter(OPENED);
        responses = perType(type -> registry.counter(RESPONSES, "type", type));
        acks = perType(type -> registry.counter(ACKS, "type", type));
        nacks = perType(type -> registry.counter(NACKS, "type", type));
        sizes = perType(type -> DistributionSummary.builder(RESPONSE_SIZE)
                .baseUnit("bytes")
                .tag("type", type)
                .register(registry));
    }

    private static <M> Map<ResourceType, M> perType(Function<String, M> meter) {
        Map<ResourceType, M> meters = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            meters.put(type, meter.apply(type.name().toLowerCase(Locale.ROOT)));
        }
        return meters;
    }

    private static <M> M of(Map<ResourceType, M> meters, ResourceType type) {
        M meter = meters.get(type);
        if (meter == null) {
            throw new IllegalStateException("no meter of type " + type);
        }
        return meter;
    }

    @Override
    public void opened(OpenStream stream) {
        open.incrementAndGet();
        opened.increment();
    }

    @Override
    public void closed(OpenStream stream, String reason) {
        open.decrementAndGet();
    }

    @Override
    public void sent(OpenStream stream, ResourceType type, SentResponse response) {
        of(responses, type).increment();
        of(sizes, type).record((double) response.bytes());
    }

    @Override
    public void acked(OpenStream stream, ResourceType type, String nonce) {
        of(acks, type).increment();
    }

    @Override
    public void nacked(OpenStream stream, ResourceType type, Rejection rejection) {
        of(nacks, type).increment();
    }
}
