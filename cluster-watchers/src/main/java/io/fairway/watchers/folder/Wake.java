package io.fairway.watchers.folder;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why a {@link FolderWatch} woke; if nothing is said, because time has passed. Confined to one thread. */
final class Wake {

    private final SortedSet<Path> files = new TreeSet<>();
    private boolean look;
    private boolean lost;

    /** The content of the file changed, or it came or went. */
    void fileChanged(Path file) {
        files.add(file);
    }

    /** More changed than single files. */
    void lookAgain() {
        look = true;
    }

    /** Anything may have changed, even what looks as before. */
    void eventsWereLost() {
        look = true;
        lost = true;
    }

    SortedSet<Path> files() {
        return Collections.unmodifiableSortedSet(files);
    }

    boolean needsLook() {
        return look;
    }

    boolean lostEvents() {
        return lost;
    }
}
