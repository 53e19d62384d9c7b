package io.fairway.watchers.folder;

import io.fairway.model.ClusterDelta;
import io.fairway.watchers.Problem;
import io.fairway.watchers.folder.Sight.Found;
import io.fairway.watchers.folder.Sight.Seen;
import io.fairway.watchers.folder.Sight.Stamp;
import io.fairway.watchers.folder.Sight.Unseen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Turns what wakes a folder's watch into readings of the files concerned. A changed file is read by itself; whatever
 * is less clear makes it look through the whole folder, where files that look as before are not read again. Confined
 * to one thread.
 */
final class FolderFollower {

    private final Path root;
    private final UnaryOperator<String> where;
    private final FolderState state;
    private final Supplier<Sight> eyes;
    private final Map<String, Stamp> stamps = new HashMap<>();
    private Optional<String> identity = Optional.empty();

    /**
     * @param root the cluster folder, absolute
     * @param where how a file of the folder is called in problems, given its path within the folder
     * @param eyes looks through the folder
     */
    FolderFollower(Path root, UnaryOperator<String> where, FolderState state, Supplier<Sight> eyes) {
        this.root = root;
        this.where = where;
        this.state = state;
        this.eyes = eyes;
    }

    /** Whether the folder could be seen when it was last looked at. */
    boolean sees() {
        return identity.isPresent();
    }

    /** Follows what woke the watch. */
    List<ClusterDelta> follow(Wake wake, Instant now) {
        if (wake.lostEvents()) {
            stamps.clear();
        }
        wake.files().forEach(file -> stamps.remove(FolderScan.pathWithin(root, file)));
        if (wake.needsLook() || (!wake.files().isEmpty() && !sees())) {
            return look(now);
        }
        Map<String, FileReading> readings = new TreeMap<>();
        wake.files().forEach(file -> readings.put(FolderScan.pathWithin(root, file), read(file)));
        return readings.isEmpty() ? List.of() : state.read(readings, now);
    }

    /** Tells what was waited for, if it is time, and after another look: nothing goes because of an event alone. */
    List<ClusterDelta> settle(Instant now) {
        if (state.settlesIn(now).filter(Duration::isPositive).isPresent()
                || state.settlesIn(now).isEmpty()) {
            return List.of();
        }
        List<ClusterDelta> deltas = new ArrayList<>(look(now));
        deltas.addAll(state.settle(now));
        return deltas;
    }

    /** Looks through the whole folder. */
    List<ClusterDelta> look(Instant now) {
        return switch (eyes.get()) {
            case Seen seen -> seen(seen, now);
            case Unseen unseen -> {
                forget();
                yield state.outOfSight(unseen.reason());
            }
        };
    }

    private List<ClusterDelta> seen(Seen seen, Instant now) {
        List<ClusterDelta> deltas = new ArrayList<>();
        if (identity.filter(known -> !known.equals(seen.identity())).isPresent()) {
            forget();
            deltas.addAll(state.outOfSight("folder " + root + " was replaced"));
        }
        identity = Optional.of(seen.identity());
        deltas.addAll(state.read(readings(seen), now));
        return deltas;
    }

    private void forget() {
        identity = Optional.empty();
        stamps.clear();
    }

    private SortedMap<String, FileReading> readings(Seen seen) {
        SortedMap<String, FileReading> readings = new TreeMap<>();
        Set<String> known = new HashSet<>(state.files());
        known.addAll(stamps.keySet());
        for (String file : known) {
            if (!seen.files().containsKey(file) && !seen.isBlindTo(file)) {
                stamps.remove(file);
                readings.put(file, FileReading.ABSENT);
            }
        }
        seen.blindSpots()
                .forEach((spot, reason) -> readings.put(
                        spot, FileReading.unreadable(new Problem(where.apply(spot), 0, "cannot be read: " + reason))));
        seen.files().forEach((file, found) -> {
            if (!found.stamp().equals(stamps.get(file))) {
                readings.put(file, read(found, file));
            }
        });
        return readings;
    }

    private FileReading read(Path path) {
        String file = FolderScan.pathWithin(root, path);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                return read(new Found(path, Stamp.of(attributes)), file);
            }
        } catch (IOException _) {
            // Most likely gone; if not, reading it says what is the matter.
            stamps.remove(file);
            return FileContent.read(where.apply(file), path);
        }
        stamps.remove(file);
        return FileReading.ABSENT;
    }

    /** The stamp is older than the content, so a change in between is read once too often, never once too little. */
    private FileReading read(Found found, String file) {
        stamps.put(file, found.stamp());
        return FileContent.read(where.apply(file), found.path());
    }
}
