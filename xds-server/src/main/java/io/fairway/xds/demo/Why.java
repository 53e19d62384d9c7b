package io.fairway.xds.demo;

import io.fairway.xds.decide.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The control plane's own explanation in few lines: endpoints of one place with one fate and one reason share a line. */
final class Why {

    private Why() {}

    static List<String> lines(Explanation explanation) {
        Map<Line, Integer> counts = new LinkedHashMap<>();
        explanation.rows().forEach(row -> counts.merge(Line.of(row), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        if (!explanation.priorities().isEmpty()) {
            lines.add(priorities(explanation.priorities()));
        }
        counts.forEach((line, count) -> lines.add(line.text(count)));
        return lines;
    }

    private static String priorities(List<Integer> priorities) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < priorities.size(); i++) {
            parts.add("priority " + i + " gets " + priorities.get(i) + " %");
        }
        return String.join(", ", parts);
    }

    /** The reasons that endpoints were dropped for, without repetition. */
    static String droppedBecause(Explanation explanation) {
        return explanation.rows().stream()
                .filter(row -> !row.isKept())
                .map(Explanation.Row::reason)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("; "));
    }

    private record Line(String place, String health, String fate, String reason) {

        private static Line of(Explanation.Row row) {
            String fate = row.dropped()
                    .map(step -> "dropped at step " + step)
                    .orElseGet(() -> "priority " + row.priority().orElseThrow() + ", " + row.reach());
            return new Line(
                    row.cluster() + " " + row.locality(),
                    row.health().name().toLowerCase(Locale.ROOT),
                    fate,
                    row.reason());
        }

        private String text(int count) {
            return place + ": " + count + " " + health + ", " + fate + ": " + reason;
        }
    }
}
