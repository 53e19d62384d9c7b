package io.fairway.bench.propagation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run measured, to be printed.
 *
 * @param sizes how big the ClusterSet was
 * @param loadBefore the machine's load average of one minute before the run
 * @param times one row each
 */
record PropagationReport(Sizes sizes, double loadBefore, List<Times> times) {

    PropagationReport {
        times = List.copyOf(times);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "2 clusters, %d Services, %d endpoints each per cluster, Envoys: %d; %d processors, load: %.2f%n%n",
                sizes.services(),
                sizes.endpoints(),
                sizes.envoys(),
                Runtime.getRuntime().availableProcessors(),
                loadBefore));
        text.append(String.format("%-30s %6s", "from the rename until (ms)", "count"));
        times.getFirst().summary().keySet().forEach(name -> text.append(String.format("%9s", name)));
        text.append(System.lineSeparator());
        for (Times row : times) {
            text.append(String.format("%-30s %6d", row.what(), row.count()));
            row.summary().values().forEach(value -> text.append(String.format(Locale.ROOT, "%9.2f", value)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    String json() throws JsonProcessingException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("sizes", sizes);
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("loadBefore", loadBefore);
        Map<String, Object> rows = new LinkedHashMap<>();
        times.forEach(row -> rows.put(row.what(), row.summary()));
        report.put("milliseconds", rows);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }
}
