package io.fairway.watchers.folder;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.SortedMap;

/** What one look at a cluster folder saw. */
sealed interface Sight {

    /**
     * The folder is there.
     *
     * @param identity tells this folder from another of the same name
     * @param files the files that may hold objects, by path within the folder
     * @param blindSpots what could not be looked at, by path within the folder, and why
     */
    record Seen(String identity, SortedMap<String, Found> files, SortedMap<String, String> blindSpots)
            implements Sight {
        public Seen {
            files = Collections.unmodifiableSortedMap(files);
            blindSpots = Collections.unmodifiableSortedMap(blindSpots);
        }

        /** Whether the file may be there unseen. */
        boolean isBlindTo(String file) {
            return blindSpots.keySet().stream().anyMatch(spot -> file.equals(spot) || file.startsWith(spot + "/"));
        }
    }

    /** The folder is not there, or cannot be looked at. */
    record Unseen(String reason) implements Sight {}

    /** A file and how it stood. */
    record Found(Path path, Stamp stamp) {}

    /** What changes when a file does. */
    record Stamp(String identity, FileTime modified, long size) {
        static Stamp of(BasicFileAttributes file) {
            return new Stamp(String.valueOf(file.fileKey()), file.lastModifiedTime(), file.size());
        }
    }
}
