package io.fairway.xds.config;

import java.util.List;

/**
 * What reading a configuration file came to.
 *
 * @param <T> what the file describes
 */
public sealed interface ConfigResult<T> {

    /**
     * The file is sound.
     *
     * @param value what it describes, with defaults filled in
     */
    record Valid<T>(T value) implements ConfigResult<T> {}

    /**
     * The file is not sound.
     *
     * @param problems everything that is wrong with it, at least one, in the order of lines
     */
    record Invalid<T>(List<ConfigProblem> problems) implements ConfigResult<T> {
        public Invalid {
            problems = problems.stream().sorted().distinct().toList();
        }
    }
}
