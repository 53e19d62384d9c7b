package io.fairway.xds.demo.load;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the outcomes of requests, equal outcomes together. For any thread. */
public final class Tally {

    private final Map<Outcome, Integer> counts = new HashMap<>();

    /** Counts one. */
    public synchronized void add(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    /** How often each outcome was counted so far. */
    public synchronized Map<Outcome, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** How many requests were counted so far. */
    public synchronized int requests() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them failed. */
    public synchronized int failures() {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().succeeded())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Every kind of failure with its number, for people. */
    public synchronized Map<String, Integer> failuresByKind() {
        Map<String, Integer> kinds = new TreeMap<>();
        counts.forEach((outcome, count) -> {
            switch (outcome) {
                case Outcome.Responded responded when responded.succeeded() -> {}
                case Outcome.Responded responded -> kinds.merge("status " + responded.status(), count, Integer::sum);
                case Outcome.Broken broken -> kinds.merge(broken.reason(), count, Integer::sum);
            }
        });
        return kinds;
    }
}
