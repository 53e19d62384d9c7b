package io.fairway.bench.propagation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measured times of one kind. For one thread at a time. */
final class Times {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String what;
    private final List<Long> nanos = new ArrayList<>();

    Times(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    void add(long time) {
        nanos.add(time);
    }

    int count() {
        return nanos.size();
    }

    /** The smallest of the times that so many percent of all do not exceed, in milliseconds; 0 gives the least. */
    double percentile(int percent) {
        if (nanos.isEmpty()) {
            throw new IllegalStateException(what + ": no times (expected: at least one)");
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = Math.max(1, (int) Math.ceil(percent / 100.0 * sorted.size()));
        return sorted.get(rank - 1) / NANOS_PER_MILLI;
    }

    /** The figures of a table's row, by their headings. */
    Map<String, Double> summary() {
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put("min", percentile(0));
        summary.put("p50", percentile(50));
        summary.put("p90", percentile(90));
        summary.put("p99", percentile(99));
        summary.put("max", percentile(100));
        return summary;
    }
}
