package io.fairway.xds.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one file while it is read. Confined to one reading. */
final class Problems {

    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String message) {
        found.add(new ConfigProblem(file, line, message));
    }

    /** The value if nothing was found; a value is missing only if something was. */
    <T> ConfigResult<T> result(Optional<T> value) {
        return found.isEmpty() ? new ConfigResult.Valid<>(value.orElseThrow()) : new ConfigResult.Invalid<>(found);
    }
}
