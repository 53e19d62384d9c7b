package io.fairway.xds.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The configuration files under {@code src/test/resources/config}, read by the reader that their name begins with. */
final class Corpus {

    private static final Path ROOT = Path.of("src/test/resources/config");

    private Corpus() {}

    static Path file(String folder, String name) {
        return ROOT.resolve(folder).resolve(name + ".yaml");
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isProxy(Path file) {
        return file.getFileName().toString().startsWith("proxy");
    }

    static ConfigResult<?> readAny(Path file) {
        return isProxy(file) ? ProxyFile.read(file) : ServerConfigFile.read(file);
    }

    /** The problems of the file, without its name. */
    static List<String> problems(Path file) {
        return switch (readAny(file)) {
            case ConfigResult.Valid<?> _ -> List.of();
            case ConfigResult.Invalid<?> invalid ->
                invalid.problems().stream()
                        .map(problem -> problem.toString()
                                .substring(file.toString().length() + 1)
                                .strip())
                        .toList();
        };
    }
}
