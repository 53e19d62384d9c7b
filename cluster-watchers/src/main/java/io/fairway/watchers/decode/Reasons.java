package io.fairway.watchers.decode;

import io.fairway.watchers.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one object while it is decoded. Confined to one decoding. */
final class Reasons {

    /** How many problems of one object are told one by one; the rest is counted. */
    static final int MAX_TOLD = 20;

    private final String where;
    private final List<Problem> problems = new ArrayList<>();
    private String subject = "";
    private int untold;
    private @Nullable Problem note;

    Reasons(String where) {
        this.where = where;
    }

    /** Names the object that all later problems are of, such as {@code Service shop/cart}. */
    void about(String object) {
        subject = " in " + object;
    }

    void add(int line, String message) {
        Problem problem = new Problem(where, line, message + subject);
        if (problems.contains(problem)) {
            return;
        }
        if (problems.size() < MAX_TOLD) {
            problems.add(problem);
        } else {
            untold++;
        }
    }

    /** The object is of no use here, which is nobody's mistake. */
    void ignore(int line, String message) {
        note = new Problem(where, line, message);
    }

    Optional<Problem> note() {
        return Optional.ofNullable(note);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        List<Problem> told = new ArrayList<>(problems);
        if (untold > 0) {
            told.add(new Problem(where, problems.getLast().line(), untold + " more problems" + subject));
        }
        return told;
    }
}
