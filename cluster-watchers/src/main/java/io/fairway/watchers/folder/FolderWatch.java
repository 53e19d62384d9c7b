package io.fairway.watchers.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Wakes when something changes in a cluster folder or a folder in it, or when the cluster folder itself comes or
 * goes. The operating system may refuse to watch (inotify limits); then it wakes by time only, and says why. Confined
 * to one thread but for {@link #close}.
 */
final class FolderWatch implements AutoCloseable {

    private final Path root;
    private final Optional<WatchService> service;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<WatchKey, Set<Path>> folders = new HashMap<>();
    private Map<WatchKey, Set<Path>> previous = new HashMap<>();
    private String trouble;

    private FolderWatch(Path root, Optional<WatchService> service, String trouble) {
        this.root = root;
        this.service = service;
        this.trouble = trouble;
    }

    /**
     * @param root the cluster folder, absolute; it need not exist
     */
    static FolderWatch open(Path root) {
        try {
            return new FolderWatch(root, Optional.of(root.getFileSystem().newWatchService()), "");
        } catch (IOException | UnsupportedOperationException refused) {
            return new FolderWatch(root, Optional.empty(), String.valueOf(refused.getMessage()));
        }
    }

    /** Why not every folder is watched; empty if they all are. */
    String trouble() {
        return trouble;
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Looks at the folder and watches what it sees; what is watched and not seen again is watched no more. */
    Sight look() {
        previous = folders;
        folders = new HashMap<>();
        trouble = service.isPresent() ? "" : trouble;
        Optional.ofNullable(root.getParent()).filter(Files::isDirectory).ifPresent(this::watch);
        Sight sight = FolderScan.look(root, this::watch);
        previous.keySet().stream().filter(key -> !folders.containsKey(key)).forEach(WatchKey::cancel);
        return sight;
    }

    /** Waits until something changes, but no longer than the timeout, nor when closed. */
    Wake await(Duration timeout) throws InterruptedException {
        long nanos = Math.max(0, timeout.toNanos());
        Wake wake = new Wake();
        if (service.isEmpty()) {
            closed.await(nanos, TimeUnit.NANOSECONDS);
            return wake;
        }
        WatchKey key = service.get().poll(nanos, TimeUnit.NANOSECONDS);
        while (key != null) {
            take(key, wake);
            key = service.get().poll();
        }
        return wake;
    }

    /** Stops waiting, now and for ever. From any thread. */
    @Override
    public void close() {
        closed.countDown();
        service.ifPresent(it -> {
            try {
                it.close();
            } catch (IOException failure) {
                throw new IllegalStateException("watch of " + root + " does not close", failure);
            }
        });
    }

    /** Folders that are one on disk, reached by several links, share a key. */
    private void watch(Path folder) {
        service.ifPresent(it -> {
            try {
                WatchKey key = folder.register(
                        it,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                folders.computeIfAbsent(key, _ -> new HashSet<>()).add(folder);
            } catch (IOException refused) {
                trouble = IoReasons.of(refused);
            }
        });
    }

    private void take(WatchKey key, Wake wake) {
        Set<Path> watched = folders.getOrDefault(key, Set.of());
        for (WatchEvent<?> event : key.pollEvents()) {
            watched.forEach(folder -> take(folder, event, wake));
        }
        if (!key.reset() && !watched.isEmpty()) {
            wake.lookAgain();
        }
    }

    private void take(Path folder, WatchEvent<?> event, Wake wake) {
        if (!(event.context() instanceof Path name)) {
            wake.eventsWereLost();
            return;
        }
        Path path = folder.resolve(name);
        if (folder.equals(root.getParent())) {
            if (path.equals(root)) {
                wake.lookAgain();
            }
        } else if (FileNames.mayBeLinkTarget(name.toString())) {
            wake.lookAgain();
        } else if (FileNames.holdsObjects(name.toString()) && !isFolder(path)) {
            wake.fileChanged(path);
        } else if (!FileNames.isHidden(name.toString()) && isFolder(path)) {
            wake.lookAgain();
        }
    }

    private boolean isFolder(Path path) {
        return Files.isDirectory(path) || folders.values().stream().anyMatch(watched -> watched.contains(path));
    }
}
