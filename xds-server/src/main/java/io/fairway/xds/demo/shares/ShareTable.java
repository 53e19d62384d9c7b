package io.fairway.xds.demo.shares;

import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.world.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the requests of some time went, beside where they were expected to go.
 *
 * @param rows one per expected row
 * @param strays answers of pods that no row knows
 * @param unanswered requests that no pod answered: broken connections, and answers of a proxy's own
 */
public record ShareTable(List<ShareRow> rows, int strays, int unanswered) {

    public ShareTable {
        rows = List.copyOf(rows);
    }

    /** Counts outcomes by the pod that answered. */
    public static ShareTable of(List<ExpectedRow> expected, Map<Outcome, Integer> outcomes) {
        Map<String, Count> byPod = new HashMap<>();
        int unanswered = 0;
        for (Map.Entry<Outcome, Integer> entry : outcomes.entrySet()) {
            Optional<String> pod = answeredBy(entry.getKey());
            if (pod.isPresent()) {
                int failures = entry.getKey().succeeded() ? 0 : entry.getValue();
                byPod.merge(pod.get(), new Count(entry.getValue(), failures), Count::plus);
            } else {
                unanswered += entry.getValue();
            }
        }
        int answered = byPod.values().stream().mapToInt(Count::requests).sum();
        List<ShareRow> rows = new ArrayList<>();
        for (ExpectedRow row : expected) {
            rows.add(row(row, byPod, answered));
        }
        int known = rows.stream().mapToInt(ShareRow::requests).sum();
        return new ShareTable(rows, answered - known, unanswered);
    }

    private static Optional<String> answeredBy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Responded responded ->
                Answer.parse(responded.body()).map(answer -> answer.cluster() + "/" + answer.pod());
            case Outcome.Broken _ -> Optional.empty();
        };
    }

    private static ShareRow row(ExpectedRow row, Map<String, Count> byPod, int answered) {
        Count count = row.pods().stream()
                .map(pod -> byPod.getOrDefault(pod, Count.NONE))
                .reduce(Count.NONE, Count::plus);
        double measured = 100.0 * count.requests() / Math.max(1, answered);
        return new ShareRow(
                row, count.requests(), count.failures(), measured, Tolerance.points(row.percent(), answered));
    }

    /** How many requests were answered by a pod that a row knows. */
    public int answered() {
        return rows.stream().mapToInt(ShareRow::requests).sum();
    }

    /** How many requests failed, answered or not. */
    public int failures() {
        return unanswered + rows.stream().mapToInt(ShareRow::failures).sum();
    }

    /** Whether there were answers, all from known pods, and every share is within its tolerance. */
    public boolean holds() {
        return answered() > 0 && strays == 0 && rows.stream().allMatch(ShareRow::holds);
    }

    /** What is not as expected, for people; empty if {@link #holds}. */
    public String deviation() {
        if (answered() == 0) {
            return "no endpoint answered any of " + unanswered + " requests";
        }
        String rowsOff = rows.stream()
                .filter(row -> !row.holds())
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s/%s %s got %.1f %% (expected: %.1f ± %.1f %%)",
                        row.expected().cluster(),
                        row.expected().zone(),
                        row.expected().endpoint(),
                        row.measuredPercent(),
                        row.expected().percent(),
                        row.tolerancePoints()))
                .collect(Collectors.joining("; "));
        return strays == 0 ? rowsOff : strays + " answers from pods that nobody expected; " + rowsOff;
    }

    private record Count(int requests, int failures) {

        private static final Count NONE = new Count(0, 0);

        private Count plus(Count other) {
            return new Count(requests + other.requests, failures + other.failures);
        }
    }
}
