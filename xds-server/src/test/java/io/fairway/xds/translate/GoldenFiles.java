package io.fairway.xds.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expected outputs of tests, as files that people read. Run with {@code -Dgolden.update=true} the tests write what they find,
 * and remove what they no longer produce; read the diff before you commit it.
 */
final class GoldenFiles {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private GoldenFiles() {}

    /** Holds the outputs, by path below the folder, against what lies there. A file that nothing produces is a failure too. */
    static void check(Path folder, SortedMap<String, String> outputs) {
        check(folder, outputs, UPDATE);
    }

    static void check(Path folder, SortedMap<String, String> outputs, boolean update) {
        if (update) {
            write(folder, outputs);
            return;
        }
        SortedMap<String, String> expected = read(folder);
        List<String> failures = new ArrayList<>();
        outputs.forEach((name, text) -> failures.addAll(difference(folder.resolve(name), expected.remove(name), text)));
        expected.keySet().forEach(name -> failures.add(folder.resolve(name) + ": no case produces it"));
        if (!failures.isEmpty()) {
            failures.add("after a deliberate change: -Dgolden.update=true, then read the diff");
            throw new AssertionError(String.join("\n", failures));
        }
    }

    /** The folders that lie directly in a folder, by name; none if there is no such folder. */
    static SortedMap<String, Path> cases(Path folder) {
        SortedMap<String, Path> cases = new TreeMap<>();
        entries(folder).filter(Files::isDirectory).forEach(it -> cases.put(it.getFileName() + "", it));
        return cases;
    }

    private static List<String> difference(Path file, @Nullable String expected, String actual) {
        if (expected == null) {
            return List.of(file + ": missing, should be\n" + actual);
        }
        if (expected.equals(actual)) {
            return List.of();
        }
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return List.of(file + ": differs from line " + (line + 1) + "\n  expected: " + at(before, line)
                + "\n  actual:   " + at(after, line) + "\nwhole output:\n" + actual);
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(end)";
    }

    private static void write(Path folder, SortedMap<String, String> outputs) {
        try {
            for (String orphan : read(folder).keySet()) {
                if (!outputs.containsKey(orphan)) {
                    Files.delete(folder.resolve(orphan));
                    deleteIfEmpty(folder.resolve(orphan).getParent(), folder);
                }
            }
            for (Map.Entry<String, String> output : outputs.entrySet()) {
                Path file = folder.resolve(output.getKey());
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, output.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfEmpty(@Nullable Path folder, Path root) throws IOException {
        if (folder != null && !folder.equals(root) && entries(folder).findAny().isEmpty()) {
            Files.delete(folder);
        }
    }

    private static SortedMap<String, String> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new TreeMap<>(Collections.emptySortedMap());
        }
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().stream();
        } catch (NoSuchFileException _) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
