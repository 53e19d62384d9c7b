package io.fairway.watchers.decode;

import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import java.util.List;
import java.util.Optional;

/** What became of one Kubernetes object. */
public sealed interface Decoded {

    /**
     * The object is sound.
     *
     * @param object the object, with the API's defaults filled in
     * @param line the line that it starts at
     */
    record Accepted(ClusterObject object, int line) implements Decoded {}

    /**
     * The object is not sound.
     *
     * @param key which object it is, as far as that can be told in spite of its problems
     * @param problems what is wrong with it, at least one
     */
    record Rejected(Optional<ObjectKey> key, List<Problem> problems) implements Decoded {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The object means nothing to Fairway, which is nobody's mistake.
     *
     * @param note what it is
     */
    record Ignored(Problem note) implements Decoded {}
}
