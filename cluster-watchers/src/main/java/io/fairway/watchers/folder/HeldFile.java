package io.fairway.watchers.folder;

import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is held of one file.
 *
 * @param objects the objects that count: the sound ones, and the last good form of those that are broken
 * @param leaving objects that the file no longer has, kept in mind until it is certain that this was meant
 * @param problems what is wrong
 * @param notes what is ignored
 */
record HeldFile(
        SortedMap<ObjectKey, Placed> objects,
        SortedMap<ObjectKey, Placed> leaving,
        List<Problem> problems,
        List<Problem> notes) {

    static final HeldFile EMPTY =
            new HeldFile(Collections.emptySortedMap(), Collections.emptySortedMap(), List.of(), List.of());

    HeldFile {
        objects = Collections.unmodifiableSortedMap(objects);
        leaving = Collections.unmodifiableSortedMap(leaving);
    }

    /**
     * What is held after another look. A broken object keeps its last good form. Where the reading is obscure, every
     * object that it does not show may be what is hidden, so all of them are kept.
     */
    HeldFile after(FileReading reading) {
        SortedMap<ObjectKey, Placed> known = new TreeMap<>(leaving);
        known.putAll(objects);
        SortedMap<ObjectKey, Placed> next = new TreeMap<>(reading.sound());
        known.forEach((key, placed) -> {
            if (reading.obscure() || reading.broken().contains(key)) {
                next.putIfAbsent(key, placed);
            }
        });
        known.keySet().removeAll(next.keySet());
        return new HeldFile(next, known, reading.problems(), reading.notes());
    }

    /** What is held once it is certain that what is leaving is gone. */
    HeldFile settled() {
        return new HeldFile(objects, Collections.emptySortedMap(), problems, notes);
    }

    /** Whether more is leaving than before. */
    boolean lacksMoreThan(HeldFile before) {
        return !before.leaving.keySet().containsAll(leaving.keySet());
    }

    /** Whether the file says nothing, as if it were not there. */
    boolean isAbsent() {
        return objects.isEmpty() && problems.isEmpty() && notes.isEmpty();
    }

    boolean isEmpty() {
        return equals(EMPTY);
    }
}
