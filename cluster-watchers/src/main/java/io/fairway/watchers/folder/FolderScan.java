package io.fairway.watchers.folder;

import io.fairway.watchers.folder.Sight.Found;
import io.fairway.watchers.folder.Sight.Seen;
import io.fairway.watchers.folder.Sight.Stamp;
import io.fairway.watchers.folder.Sight.Unseen;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Looks through a cluster folder and all folders in it. Symbolic links are followed, except into a folder that is
 * being looked through already. One object is one look.
 */
final class FolderScan {

    private static final int MAX_DEPTH = 32;

    private final Path root;
    private final Consumer<Path> beforeListing;
    private final SortedMap<String, Found> files = new TreeMap<>();
    private final SortedMap<String, String> blindSpots = new TreeMap<>();
    private final Deque<String> ancestors = new ArrayDeque<>();

    private FolderScan(Path root, Consumer<Path> beforeListing) {
        this.root = root;
        this.beforeListing = beforeListing;
    }

    /**
     * Looks once.
     *
     * @param beforeListing is told each folder before its entries are read, so that a watch set there misses nothing
     */
    static Sight look(Path root, Consumer<Path> beforeListing) {
        FolderScan scan = new FolderScan(root, beforeListing);
        try {
            String identity = identity(root);
            scan.list(root, identity);
            if (scan.blindSpots.containsKey("")) {
                return new Unseen("folder " + root + " " + scan.blindSpots.get(""));
            }
            return identity(root).equals(identity)
                    ? new Seen(identity, scan.files, scan.blindSpots)
                    : new Unseen("folder " + root + " was replaced while it was read");
        } catch (IOException unseen) {
            return new Unseen("folder " + root + " " + IoReasons.of(unseen));
        }
    }

    /** How the file is called within the folder, with slashes on every platform. */
    static String pathWithin(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static String identity(Path folder) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
        if (!attributes.isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        return identity(folder, attributes);
    }

    /** Device and inode, where the file system has such things. */
    private static String identity(Path folder, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return key == null ? folder.toRealPath().toString() : key.toString();
    }

    private void list(Path folder, String identity) {
        if (ancestors.contains(identity) || ancestors.size() > MAX_DEPTH) {
            return;
        }
        ancestors.push(identity);
        beforeListing.accept(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(this::look);
        } catch (DirectoryIteratorException failure) {
            failed(folder, Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            failed(folder, failure);
        } finally {
            ancestors.pop();
        }
    }

    private void look(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (FileNames.isHidden(name)) {
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                list(entry, identity(entry, attributes));
            } else if (attributes.isRegularFile() && FileNames.holdsObjects(name)) {
                files.put(pathWithin(root, entry), new Found(entry, Stamp.of(attributes)));
            }
        } catch (IOException failure) {
            failed(entry, failure);
        }
    }

    /** What is gone is gone; what is there and cannot be read may hold anything. */
    private void failed(Path path, IOException failure) {
        if (!(failure instanceof NoSuchFileException) || path.equals(root)) {
            blindSpots.put(pathWithin(root, path), IoReasons.of(failure));
        }
    }
}
