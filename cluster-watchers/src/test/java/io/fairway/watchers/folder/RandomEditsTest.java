package io.fairway.watchers.folder;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import io.fairway.watchers.decode.SampleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However files are edited, a watched folder ends in what reading it anew finds, and the last good form of what is
 * broken. The oracle is a naive one: it remembers each file's last good objects in a map.
 */
class RandomEditsTest {

    private static final ClusterId EAST = new ClusterId("east");
    private static final List<String> FILES = List.of("a.yaml", "b.yml", "sub/a.yaml", "sub/deep/c.yaml", "z.yaml");
    private static final int EDITS = 150;
    private static final String SENTINEL = "zz-sentinel.yaml";

    @TempDir
    private Path temporary;

    private final SortedMap<String, Map<ObjectKey, ClusterObject>> lastGood = new TreeMap<>();

    @Test
    void endsInWhatAFreshReadingFindsAndTheLastGoodFormOfWhatIsBroken() throws Exception {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        Path east = Files.createDirectories(temporary.resolve("east"));
        RecordingSink sink = new RecordingSink();
        try (FolderCluster cluster =
                new FolderCluster(EAST, east, Thread.ofPlatform().daemon().factory(), InstantSource.system())) {
            cluster.start(sink);
            for (int edit = 1; edit <= EDITS; edit++) {
                edit(east, random, edit, sink);
                SortedMap<ObjectKey, ClusterObject> expected = expected();
                sink.await(
                        "seed " + seed + ", edit " + edit + ": " + expected,
                        it -> it.objects().equals(expected));
                assertAgreesWithAFreshReading(seed, east, cluster);
            }
        }
    }

    /** Waits for the problems too, because an edit that changes no object shows in nothing else. */
    private static void assertAgreesWithAFreshReading(long seed, Path east, FolderCluster cluster) throws Exception {
        FolderReading fresh = FolderReader.read(EAST, east);
        List<Problem> broken = broken(fresh.problems());
        Deadline.await(
                "seed " + seed + ": problems " + broken,
                () -> broken(cluster.problems()).equals(broken));
    }

    private static List<Problem> broken(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !problem.message().contains("stands in"))
                .toList();
    }

    /**
     * The oracle knows no time, so each edit stands between two of a sentinel's, whose effects show that all were
     * seen.
     */
    private void edit(Path east, RandomGenerator random, int edit, RecordingSink sink) throws Exception {
        String name = FILES.get(random.nextInt(FILES.size()));
        Map<ObjectKey, ClusterObject> before = lastGood.getOrDefault(name, Map.of());
        announce(east, edit, sink);
        switch (random.nextInt(4)) {
            case 0 -> {
                Files.deleteIfExists(east.resolve(name));
                lastGood.remove(name);
            }
            case 1 -> {
                rename(east, east.resolve(name), "kind: {{ broken");
                lastGood.put(name, before);
            }
            default -> {
                String text = text(random);
                rename(east, east.resolve(name), text);
                lastGood.put(name, objects(text));
            }
        }
        if (!lastGood.getOrDefault(name, Map.of()).keySet().containsAll(before.keySet())) {
            awaitThatWhatWentIsForgotten(east, sink);
        }
    }

    private void awaitThatWhatWentIsForgotten(Path east, RecordingSink sink) throws Exception {
        Files.delete(east.resolve(SENTINEL));
        lastGood.remove(SENTINEL);
        sink.await("no sentinel", it -> !it.keys().contains("SERVICE shop/sentinel"));
    }

    private void announce(Path east, int edit, RecordingSink sink) throws Exception {
        String text = SampleYaml.service("sentinel", edit);
        rename(east, east.resolve(SENTINEL), text);
        lastGood.put(SENTINEL, objects(text));
        sink.await(
                "sentinel " + edit,
                it -> it.objects().values().containsAll(objects(text).values()));
    }

    private static void rename(Path east, Path file, String text) throws IOException {
        Path temporaryFile = Files.writeString(east.resolve("written.tmp"), text);
        Files.createDirectories(file.resolve("..").normalize());
        Files.move(temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(RandomGenerator random) {
        return random.ints(1 + random.nextInt(3), 0, 6)
                .distinct()
                .mapToObj(index -> SampleYaml.service("s" + index, 1 + random.nextInt(100)))
                .collect(Collectors.joining("---\n"));
    }

    private static Map<ObjectKey, ClusterObject> objects(String text) {
        return FileReading.of("x", text).sound().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().object()));
    }

    private SortedMap<ObjectKey, ClusterObject> expected() {
        SortedMap<ObjectKey, ClusterObject> expected = new TreeMap<>();
        lastGood.values().forEach(objects -> objects.forEach((key, object) -> expected.putIfAbsent(key, object)));
        if (!expected.isEmpty()) {
            Namespace shop = new Namespace("shop");
            expected.put(shop.key(), shop);
        }
        return expected;
    }
}
