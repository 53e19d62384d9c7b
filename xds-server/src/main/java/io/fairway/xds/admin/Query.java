package io.fairway.xds.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request.
 *
 * @param values decoded, by name; a parameter without a value has an empty one
 */
record Query(SortedMap<String, String> values) {

    /** A request that cannot be answered because of what it asks; the message does not repeat its values. */
    static final class BadQuery extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadQuery(String message) {
            super(message);
        }
    }

    Query {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Query of(@Nullable String rawQuery) {
        SortedMap<String, String> values = new TreeMap<>();
        if (rawQuery != null && !rawQuery.isEmpty()) {
            for (String parameter : rawQuery.split("&")) {
                int equals = parameter.indexOf('=');
                String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
                if (values.put(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1))) != null) {
                    throw new BadQuery("a parameter stands twice (expected: once)");
                }
            }
        }
        return new Query(values);
    }

    /** Refuses parameters other than these, which would be ignored in silence otherwise. */
    Query only(String... names) {
        if (!Set.of(names).containsAll(values.keySet())) {
            throw new BadQuery("an unknown parameter (expected: "
                    + (names.length == 0 ? "none" : "only " + String.join(", ", names)) + ")");
        }
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The parameter as the parser reads it, empty if it is not given. */
    <T> Optional<T> read(String name, String expected, Function<String, T> parser) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException _) {
            throw new BadQuery(name + ": not valid (expected: " + expected + ")");
        }
    }

    <T> T require(String name, String expected, Function<String, T> parser) {
        return read(name, expected, parser)
                .orElseThrow(() -> new BadQuery(name + ": missing (expected: " + expected + ")"));
    }

    Answer.Format format(Answer.Format otherwise) {
        return read("format", "yaml or json", text -> switch (text) {
                    case "yaml" -> Answer.Format.YAML;
                    case "json" -> Answer.Format.JSON;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(otherwise);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadQuery("a parameter that is not URL-encoded (expected: percent escapes)");
        }
    }
}
