package io.fairway.xds.config;

import io.fairway.watchers.decode.Scalars;
import io.fairway.watchers.decode.YamlNode;
import io.fairway.watchers.decode.YamlNode.Mapping;
import io.fairway.watchers.decode.YamlNode.Scalar;
import io.fairway.watchers.decode.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One place in a configuration file, whether or not something stands there. Reading what is wrong adds a problem
 * and yields nothing, so that one pass finds every problem of a file. A {@code null} is a wrong value, not an absent
 * one.
 */
final class Place {

    private static final int MAX_PORT = 65_535;

    private final Problems problems;
    private final String path;
    private final int line;
    private final @Nullable YamlNode node;

    private Place(Problems problems, String path, int line, @Nullable YamlNode node) {
        this.problems = problems;
        this.path = path;
        this.line = line;
        this.node = node;
    }

    static Place root(Problems problems, YamlNode node) {
        return new Place(problems, "", node.line(), node);
    }

    boolean isMapping() {
        return node instanceof Mapping;
    }

    /** Refuses what is no mapping, and every key that is not known. */
    Place withKeys(Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                String expected = DidYouMean.of(key, known)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElseGet(() -> "expected: one of " + String.join(", ", known));
                Place place = at(key);
                problems.add(
                        place.line, place.path + ": unknown key \"" + Scalars.shortened(key) + "\" (" + expected + ")");
            }
        }
        return this;
    }

    /** The keys of the mapping, in the order written; none if nothing stands here. */
    List<String> keys() {
        if (node instanceof Mapping mapping) {
            return List.copyOf(mapping.fields().keySet());
        }
        if (node != null) {
            refuse("a mapping");
        }
        return List.of();
    }

    Place at(String key) {
        String step = path.isEmpty() ? Scalars.shortened(key) : path + "." + Scalars.shortened(key);
        YamlNode child = node instanceof Mapping mapping ? mapping.fields().get(key) : null;
        return new Place(problems, step, lineOf(key), child);
    }

    private int lineOf(String key) {
        return node instanceof Mapping mapping ? mapping.keyLines().getOrDefault(key, line) : line;
    }

    /** The entries of the list; none if nothing stands here. */
    List<Place> items() {
        if (!(node instanceof Sequence sequence)) {
            if (node != null) {
                refuse("a list");
            }
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            items.add(new Place(problems, path + "[" + items.size() + "]", item.line(), item));
        }
        return items;
    }

    /** As {@link #items()}, but a list without entries is a problem, and so is none. */
    List<Place> someItems() {
        List<Place> items = items();
        if (node == null || (node instanceof Sequence && items.isEmpty())) {
            refuse("a list of at least one entry");
        }
        return items;
    }

    <T> Optional<T> required(Syntax<T> syntax) {
        if (node == null) {
            refuse(syntax.expected());
        }
        return optional(syntax);
    }

    <T> Optional<T> optional(Syntax<T> syntax) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> value = node instanceof Scalar scalar && Scalars.isString(scalar)
                ? syntax.read(scalar.text())
                : Optional.empty();
        if (value.isEmpty()) {
            refuse(syntax.expected());
        }
        return value;
    }

    /** A port, or the default if nothing stands here or something wrong does. */
    int port(int min, int defaultPort) {
        OptionalInt port = number(min, MAX_PORT);
        if (node != null && port.isEmpty()) {
            refuse(min + "-" + MAX_PORT);
        }
        return port.orElse(defaultPort);
    }

    private OptionalInt number(int min, int max) {
        OptionalLong value = node instanceof Scalar scalar ? Scalars.integer(scalar) : OptionalLong.empty();
        return value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
    }

    /** Adds the problem that what stands here, if anything, is not what was expected. */
    void refuse(String expected) {
        problems.add(line, (path.isEmpty() ? "document" : path) + ": " + shown() + " (expected: " + expected + ")");
    }

    /** Adds the problem that the same value stood before. */
    void refuseSecond(String value, Place first) {
        problems.add(
                line,
                path + ": \"" + Scalars.shortened(value) + "\" (expected: a value of its own; " + first.path
                        + " in line " + first.line + " has it)");
    }

    private String shown() {
        return switch (node) {
            case null -> "missing";
            case Scalar scalar when Scalars.isString(scalar) -> '"' + Scalars.shortened(scalar.text()) + '"';
            case Scalar scalar when Scalars.isNull(scalar) -> "null";
            case Scalar scalar -> Scalars.shortened(scalar.text());
            case Sequence sequence -> sequence.items().isEmpty() ? "an empty list" : "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
