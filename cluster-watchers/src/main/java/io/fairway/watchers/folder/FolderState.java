package io.fairway.watchers.folder;

import io.fairway.model.ClusterDelta;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.ObjectKind;
import io.fairway.watchers.Problem;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/*
 * What comes is told at once; what goes is told when the folder has been quiet (Quiet.SETTLE). The reasons, all of
 * them common habits of tools: an editor that writes in place truncates first; one that keeps a backup renames the
 * file away first; rm -r takes the files one by one before it takes the folder, and taking the folder away must take
 * nothing; cp -r and git make a folder before they fill it, and a half-filled folder must not pass for a complete
 * one.
 */
/**
 * What one cluster folder has said, and what of it has been told. File readings and time come in, deltas go out; it
 * does no I/O. Confined to one thread.
 */
final class FolderState {

    private final ClusterId cluster;
    private final UnaryOperator<String> where;
    private final Definitions definitions = new Definitions();
    private final SortedMap<String, HeldFile> files = new TreeMap<>();
    private final Map<ObjectKey, ClusterObject> told = new HashMap<>();
    private final Quiet quiet = new Quiet();
    private Phase phase = Phase.NEW;
    private Freshness freshness = Freshness.NEVER_SYNCED;

    private enum Phase {
        /** Nobody has looked yet. */
        NEW,
        /** It cannot be seen. */
        OUT_OF_SIGHT,
        /** It can be seen again and may not be complete yet. */
        APPEARING,
        /** What it says is told. */
        LIVE
    }

    /**
     * @param where how a file of the folder is called in problems, given its path within the folder
     */
    FolderState(ClusterId cluster, UnaryOperator<String> where) {
        this.cluster = cluster;
        this.where = where;
    }

    /** The paths of all files that were there when they were last looked at, and said anything. */
    SortedSet<String> files() {
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().isAbsent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The folder cannot be seen: everything is kept. */
    List<ClusterDelta> outOfSight(String reason) {
        phase = Phase.OUT_OF_SIGHT;
        quiet.end();
        return sighted(reason);
    }

    /** The folder can be seen, and these files were looked at. */
    List<ClusterDelta> read(Map<String, FileReading> readings, Instant now) {
        Set<ObjectKey> touched = new HashSet<>();
        boolean changes = phase == Phase.OUT_OF_SIGHT;
        boolean leaves = false;
        for (Map.Entry<String, FileReading> entry : readings.entrySet()) {
            HeldFile before = files.getOrDefault(entry.getKey(), HeldFile.EMPTY);
            HeldFile after = before.after(entry.getValue());
            hold(entry.getKey(), before, after, touched);
            changes |= !before.equals(after);
            leaves |= after.lacksMoreThan(before);
        }
        return switch (phase) {
            case NEW -> relist();
            case OUT_OF_SIGHT, APPEARING -> {
                phase = Phase.APPEARING;
                if (changes) {
                    quiet.disturb(now);
                }
                yield List.of();
            }
            case LIVE -> {
                if (leaves) {
                    quiet.disturb(now);
                }
                yield tell(touched);
            }
        };
    }

    /** Time has passed: what was waited for is told, if the wait is over. */
    List<ClusterDelta> settle(Instant now) {
        if (!quiet.isOver(now)) {
            return List.of();
        }
        quiet.end();
        if (phase != Phase.APPEARING) {
            return tellWhatWent();
        }
        if (definitions.all().isEmpty() && !told.isEmpty()) {
            return sighted("the folder came back empty (expected: its YAML files)");
        }
        return relist();
    }

    /** How long until {@link #settle} has something to do; empty if there is nothing to wait for. */
    Optional<Duration> settlesIn(Instant now) {
        return quiet.isWaiting() ? Optional.of(quiet.remaining(now)) : Optional.empty();
    }

    List<Problem> problems() {
        return Stream.of(
                        files.values().stream().flatMap(file -> file.problems().stream()),
                        definitions.duplicates(where).stream(),
                        identityProblem().stream())
                .<Problem>flatMap(problems -> problems)
                .sorted()
                .toList();
    }

    List<Problem> notes() {
        return files.values().stream()
                .flatMap(file -> file.notes().stream())
                .sorted()
                .toList();
    }

    private void hold(String file, HeldFile before, HeldFile after, Set<ObjectKey> touched) {
        touched.addAll(definitions.replace(file, before.objects(), after.objects()));
        put(file, after);
    }

    private void put(String file, HeldFile held) {
        if (held.isEmpty()) {
            files.remove(file);
        } else {
            files.put(file, held);
        }
    }

    private List<ClusterDelta> relist() {
        phase = Phase.LIVE;
        freshness = Freshness.LIVE;
        forgetWhatLeft();
        told.clear();
        told.putAll(definitions.all());
        return List.of(
                new ClusterDelta.Relisted(cluster, List.copyOf(definitions.all().values())));
    }

    private List<ClusterDelta> tell(Set<ObjectKey> touched) {
        List<ClusterObject> upserts = touched.stream()
                .sorted()
                .flatMap(key -> definitions.find(key).stream())
                .filter(object -> !object.equals(told.put(object.key(), object)))
                .toList();
        return upserts.isEmpty() ? List.of() : List.of(new ClusterDelta.Changed(cluster, upserts, List.of()));
    }

    private List<ClusterDelta> tellWhatWent() {
        forgetWhatLeft();
        List<ObjectKey> gone = told.keySet().stream()
                .filter(key -> definitions.find(key).isEmpty())
                .sorted()
                .toList();
        gone.forEach(told::remove);
        return gone.isEmpty() ? List.of() : List.of(new ClusterDelta.Changed(cluster, List.of(), gone));
    }

    private void forgetWhatLeft() {
        List<String> parted = files.entrySet().stream()
                .filter(entry -> !entry.getValue().leaving().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        parted.forEach(
                file -> put(file, files.getOrDefault(file, HeldFile.EMPTY).settled()));
    }

    private List<ClusterDelta> sighted(String reason) {
        Freshness next = freshness.hasSynced() ? Freshness.stale(reason) : new Freshness(freshness.state(), reason);
        if (next.equals(freshness)) {
            return List.of();
        }
        freshness = next;
        return List.of(new ClusterDelta.Sighted(cluster, next));
    }

    /**
     * The hub's word for who the cluster is counts; a cluster that says otherwise is probably not the one that was
     * meant.
     */
    private List<Problem> identityProblem() {
        List<Problem> problems = new ArrayList<>();
        ObjectKey key = ObjectKey.of(ObjectKind.CLUSTER_PROPERTY, "", ClusterProperty.CLUSTER_ID);
        definitions.place(key).ifPresent(place -> {
            if (place.getValue().object() instanceof ClusterProperty property
                    && !property.value().equals(cluster.value())) {
                problems.add(new Problem(
                        where.apply(place.getKey()),
                        place.getValue().line(),
                        "spec.value: " + property.value() + " (expected: " + cluster
                                + ", the configured id, which stays) in ClusterProperty " + property.name()));
            }
        });
        return problems;
    }
}
