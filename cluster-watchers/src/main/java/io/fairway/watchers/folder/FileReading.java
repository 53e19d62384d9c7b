package io.fairway.watchers.folder;

import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import io.fairway.watchers.decode.Decoded;
import io.fairway.watchers.decode.KubernetesYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one look at one file found.
 *
 * @param sound the objects that are sound
 * @param broken the objects that are there and are not sound
 * @param obscure whether there is more, of which it cannot be told what it is
 * @param problems what is wrong
 * @param notes what is ignored
 */
record FileReading(
        SortedMap<ObjectKey, Placed> sound,
        SortedSet<ObjectKey> broken,
        boolean obscure,
        List<Problem> problems,
        List<Problem> notes) {

    /** The file is not there. */
    static final FileReading ABSENT =
            new FileReading(Collections.emptySortedMap(), Collections.emptySortedSet(), false, List.of(), List.of());

    FileReading {
        sound = Collections.unmodifiableSortedMap(sound);
        broken = Collections.unmodifiableSortedSet(broken);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** The file is there, and that is all that is known. */
    static FileReading unreadable(Problem problem) {
        return new FileReading(ABSENT.sound, ABSENT.broken, true, List.of(problem), List.of());
    }

    /** The file holds this text. */
    static FileReading of(String where, String text) {
        SortedMap<ObjectKey, Placed> sound = new TreeMap<>();
        SortedSet<ObjectKey> broken = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        boolean obscure = false;
        for (Decoded decoded : KubernetesYaml.decode(where, text)) {
            switch (decoded) {
                case Decoded.Accepted accepted -> {
                    Placed placed = new Placed(accepted.object(), accepted.line());
                    Placed first = sound.putIfAbsent(accepted.object().key(), placed);
                    if (first != null) {
                        problems.add(Definitions.duplicate(where, placed, where, first));
                    }
                }
                case Decoded.Rejected rejected -> {
                    rejected.key().ifPresent(key -> broken.add(key));
                    obscure |= rejected.key().isEmpty();
                    problems.addAll(rejected.problems());
                }
                case Decoded.Ignored ignored -> notes.add(ignored.note());
            }
        }
        return new FileReading(sound, broken, obscure, problems, notes);
    }
}
