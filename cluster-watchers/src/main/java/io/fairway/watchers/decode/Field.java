package io.fairway.watchers.decode;

import io.fairway.watchers.decode.YamlNode.Mapping;
import io.fairway.watchers.decode.YamlNode.Scalar;
import io.fairway.watchers.decode.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One place in an object, whether or not something stands there. {@code null} counts as nothing, as for an API
 * server. Reading a value of a wrong type or range adds a problem and yields nothing, so that one pass finds all the
 * problems of an object.
 */
final class Field {

    private final Reasons reasons;
    private final @Nullable Field parent;
    private final String step;
    private final int line;
    private final @Nullable YamlNode node;
    private boolean refused;

    private Field(Reasons reasons, @Nullable Field parent, String step, int line, @Nullable YamlNode node) {
        this.reasons = reasons;
        this.parent = parent;
        this.step = step;
        this.line = line;
        this.node = node instanceof Scalar scalar && Scalars.isNull(scalar) ? null : node;
    }

    static Field root(Reasons reasons, YamlNode node) {
        return new Field(reasons, null, "", node.line(), node);
    }

    /** The same place, with the problems found from here on collected elsewhere. */
    Field collecting(Reasons others) {
        return new Field(others, parent, step, line, node);
    }

    Field at(String key) {
        YamlNode child = mapping().map(mapping -> mapping.fields().get(key)).orElse(null);
        Reasons heard = refused ? new Reasons("") : reasons;
        return new Field(heard, this, "." + key, child == null ? line : child.line(), child);
    }

    boolean isPresent() {
        return node != null;
    }

    int line() {
        return line;
    }

    /** The entries of the list; none if nothing stands here. */
    List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                items.add(new Field(reasons, this, "[" + items.size() + "]", item.line(), item));
            }
        } else if (node != null) {
            refuse("a list");
        }
        return items;
    }

    /** The string, or nothing if it is absent or empty, which for an API server is the same. */
    Optional<String> text() {
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Scalar scalar && Scalars.isString(scalar)) {
            return Optional.of(scalar.text()).filter(text -> !text.isEmpty());
        }
        refuse(node instanceof Scalar ? "a string; in quotes it is one" : "a string");
        return Optional.empty();
    }

    /** As {@link #text()}, but absence is a problem. */
    Optional<String> required(String expected) {
        boolean read = node == null || (node instanceof Scalar scalar && Scalars.isString(scalar));
        Optional<String> text = text();
        if (read && text.isEmpty()) {
            refuse(expected);
        }
        return text;
    }

    /** The string, if it is one of those allowed. */
    Optional<String> oneOf(String... allowed) {
        Optional<String> text = text();
        if (text.isPresent() && !Arrays.asList(allowed).contains(text.get())) {
            String last = allowed[allowed.length - 1];
            String others = String.join(", ", Arrays.copyOf(allowed, allowed.length - 1));
            refuse(others.isEmpty() ? last : others + " or " + last);
            return Optional.empty();
        }
        return text;
    }

    OptionalInt integer(int min, int max) {
        if (node == null) {
            return OptionalInt.empty();
        }
        OptionalLong value = node instanceof Scalar scalar ? Scalars.integer(scalar) : OptionalLong.empty();
        if (value.isEmpty() || value.getAsLong() < min || value.getAsLong() > max) {
            refuse(min + "-" + max);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    Optional<Boolean> bool() {
        Optional<Boolean> value = node instanceof Scalar scalar ? Scalars.bool(scalar) : Optional.empty();
        if (node != null && value.isEmpty()) {
            refuse("true or false");
        }
        return value;
    }

    /** The mapping of strings to strings, as labels and annotations are. */
    SortedMap<String, String> strings() {
        SortedMap<String, String> strings = new TreeMap<>();
        mapping()
                .ifPresent(mapping -> mapping.fields().keySet().forEach(key -> {
                    Field value = at(key);
                    value.text().ifPresentOrElse(text -> strings.put(key, text), () -> {
                        if (value.isEmptyText()) {
                            strings.put(key, "");
                        }
                    });
                }));
        return strings;
    }

    /**
     * Adds the problem that what stands here, if anything, is not what was expected. One problem of one place is
     * enough.
     */
    void refuse(String expected) {
        if (refused) {
            return;
        }
        refused = true;
        String shown = node == null ? "missing" : Scalars.shown(node);
        if (node instanceof Sequence sequence) {
            shown += " of " + sequence.items().size();
        }
        reasons.add(line, path() + ": " + shown + " (expected: " + expected + ")");
    }

    /** Says that the object that this place is in means nothing here. */
    void ignore(String message) {
        reasons.ignore(line, message);
    }

    private boolean isEmptyText() {
        return node == null || (node instanceof Scalar scalar && scalar.text().isEmpty());
    }

    private Optional<Mapping> mapping() {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        if (node != null) {
            refuse("a mapping");
        }
        return Optional.empty();
    }

    private String path() {
        String path = pathFromRoot();
        return path.startsWith(".") ? path.substring(1) : path.isEmpty() ? "document" : path;
    }

    private String pathFromRoot() {
        return parent == null ? step : parent.pathFromRoot() + step;
    }
}
