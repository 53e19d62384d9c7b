package io.fairway.xds.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/** Counts the admin server's answers. */
public final class AdminMetrics {

    /** Answers, by tag {@code status}. */
    public static final String REQUESTS = "fairway.admin.requests";

    /** Counts nothing. */
    static final AdminMetrics NONE = new AdminMetrics(new CompositeMeterRegistry());

    private final MeterRegistry registry;

    public AdminMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(int status) {
        registry.counter(REQUESTS, "status", String.valueOf(status)).increment();
    }
}
