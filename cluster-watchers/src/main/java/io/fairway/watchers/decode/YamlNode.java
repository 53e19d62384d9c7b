package io.fairway.watchers.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A node of a YAML document that knows its line, counted from 1. Aliases are resolved: what they name is shared,
 * never circular.
 */
public sealed interface YamlNode {

    /** The line that it starts at. */
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

    /**
     * Keys and their values, in the order written.
     *
     * @param keyLines the line of every key, which is not the line of its value if that starts below it
     */
    record Mapping(int line, SequencedMap<String, YamlNode> fields, Map<String, Integer> keyLines) implements YamlNode {
        public Mapping {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
            keyLines = Map.copyOf(keyLines);
        }
    }
}
