package io.fairway.watchers.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A node of a YAML document that knows its line, counted from 1. Aliases are resolved: what they name is shared,
 * never circular.
 */
sealed interface YamlNode {

    int line();

    /**
     * A single value.
     *
     * @param plain whether it stands without quotes, so that its spelling decides whether it is a string, a number or
     *     null
     */
    record Scalar(int line, String text, boolean plain) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and their values, in the order written. */
    record Mapping(int line, SequencedMap<String, YamlNode> fields) implements YamlNode {
        public Mapping {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }
    }
}
