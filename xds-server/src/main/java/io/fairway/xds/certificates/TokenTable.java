package io.fairway.xds.certificates;

import io.fairway.xds.proxy.ProxyIdentity;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one look through the tokens folder found. Immutable.
 *
 * @param files the tokens by their place below the folder
 * @param identities whose each token is; one that stands at two places is nobody's
 * @param problems what is wrong, by place
 */
record TokenTable(
        SortedMap<Path, Found> files, Map<Token, ProxyIdentity> identities, SortedMap<Path, String> problems) {

    static final TokenTable EMPTY =
            new TokenTable(Collections.emptySortedMap(), Map.of(), Collections.emptySortedMap());

    /** More files than this are not looked at, so that a folder gone wild cannot take the memory. */
    static final int MAX_FILES = 100_000;

    TokenTable {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        identities = Map.copyOf(identities);
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    /** A token and the state of the file that it was read from. */
    record Found(ProxyIdentity identity, Token token, FileTime modified, long size, Optional<Object> fileKey) {
        boolean isFrom(BasicFileAttributes attributes) {
            return modified.equals(attributes.lastModifiedTime())
                    && size == attributes.size()
                    && fileKey.equals(Optional.ofNullable(attributes.fileKey()));
        }
    }

    Optional<ProxyIdentity> owner(Token token) {
        return Optional.ofNullable(identities.get(token));
    }

    /** Looks through the folder again; reads only the files that are not as they were. */
    TokenTable refreshed(Path folder) {
        Scan scan = new Scan(folder, files);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), TokenPath.DEPTH + 1, scan);
        } catch (IOException e) {
            scan.problems.put(Path.of(""), "cannot be read: " + e);
        }
        return scan.table();
    }

    private static final class Scan extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Map<Path, Found> before;
        private final SortedMap<Path, Found> found = new TreeMap<>();
        private final SortedMap<Path, String> problems = new TreeMap<>();

        Scan(Path folder, Map<Path, Found> before) {
            this.folder = folder;
            this.before = before;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (found.size() >= MAX_FILES) {
                problems.put(Path.of(""), "more than " + MAX_FILES + " tokens (expected: at most that)");
                return FileVisitResult.TERMINATE;
            }
            look(folder.relativize(file), file, attributes);
            return FileVisitResult.CONTINUE;
        }

        /** Files that come and go while we look are as good as absent. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            problems.put(folder.relativize(file), "cannot be read: " + e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        /** Kubernetes mounts files through hidden folders, and a token is written to a hidden file before it gets its name. */
        private boolean isHidden(Path file) {
            return !file.equals(folder) && file.getFileName().toString().startsWith(".");
        }

        private void look(Path relative, Path file, BasicFileAttributes attributes) {
            Found known = before.get(relative);
            if (known != null && known.isFrom(attributes)) {
                found.put(relative, known);
                return;
            }
            try {
                found.put(relative, read(relative, file, attributes));
            } catch (IllegalArgumentException e) {
                problems.put(relative, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                problems.put(relative, "cannot be read: " + e);
            }
        }

        private static Found read(Path relative, Path file, BasicFileAttributes attributes) throws IOException {
            ProxyIdentity identity = TokenPath.parse(relative);
            if (!attributes.isRegularFile()) {
                throw new IllegalArgumentException("not a token's place (expected: a regular file)");
            }
            return new Found(
                    identity,
                    Token.read(file),
                    attributes.lastModifiedTime(),
                    attributes.size(),
                    Optional.ofNullable(attributes.fileKey()));
        }

        /** A token that two identities share would let each be the other, so it is no longer either's. */
        TokenTable table() {
            Map<Token, Path> places = new HashMap<>();
            Map<Token, ProxyIdentity> owners = new HashMap<>();
            found.forEach((path, file) -> {
                Path first = places.putIfAbsent(file.token(), path);
                if (first == null) {
                    owners.put(file.token(), file.identity());
                } else {
                    owners.remove(file.token());
                    String message = "the same token as " + first + " (expected: one of its own; neither is accepted)";
                    problems.put(path, message);
                }
            });
            return new TokenTable(found, owners, problems);
        }
    }

    /** The problems that the other table did not have. */
    SortedMap<Path, String> problemsSince(TokenTable earlier) {
        SortedMap<Path, String> added = new TreeMap<>(problems);
        added.entrySet().removeIf(entry -> Objects.equals(earlier.problems.get(entry.getKey()), entry.getValue()));
        return added;
    }
}
