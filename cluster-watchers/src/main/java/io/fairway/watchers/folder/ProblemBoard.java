package io.fairway.watchers.folder;

import io.fairway.model.id.ClusterId;
import io.fairway.watchers.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Holds a cluster's current problems for all threads to read, and logs each once when it appears and once when it is
 * mended.
 */
final class ProblemBoard {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemBoard.class);

    private final ClusterId cluster;
    private volatile List<Problem> problems = List.of();
    private List<Problem> notes = List.of();

    ProblemBoard(ClusterId cluster) {
        this.cluster = cluster;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Replaces what is on the board. By the source's own thread only. */
    void post(List<Problem> nextProblems, List<Problem> nextNotes) {
        List<Problem> before = problems;
        problems = List.copyOf(nextProblems);
        log(Level.WARN, "", nextProblems, before);
        log(Level.INFO, "mended: ", before, nextProblems);
        log(Level.DEBUG, "", nextNotes, notes);
        notes = List.copyOf(nextNotes);
    }

    private void log(Level level, String prefix, List<Problem> these, List<Problem> butNotThese) {
        Set<Problem> known = new HashSet<>(butNotThese);
        these.stream()
                .filter(problem -> !known.contains(problem))
                .forEach(problem -> LOG.atLevel(level)
                        .addKeyValue("cluster", cluster)
                        .addKeyValue("file", problem.where())
                        .addKeyValue("line", problem.line())
                        .log(prefix + problem.message()));
    }
}
