package io.fairway.xds.feature;

import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.load.Tally;
import io.fairway.xds.demo.world.Answer;
import java.util.Map;
import java.util.TreeMap;

/** Who answered requests. */
final class Answers {

    private Answers() {}

    /** How many answers came from each cluster; what is no backend's answer counts for {@code -}. */
    static Map<String, Integer> byCluster(Tally tally) {
        Map<String, Integer> clusters = new TreeMap<>();
        tally.counts().forEach((outcome, count) -> clusters.merge(cluster(outcome), count, Integer::sum));
        return clusters;
    }

    private static String cluster(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Responded responded ->
                Answer.parse(responded.body()).map(Answer::cluster).orElse("-");
            case Outcome.Broken _ -> "-";
        };
    }
}
