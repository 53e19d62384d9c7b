package io.fairway.xds.proxy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.id.Locality;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metadata that a node carries under {@value #KEY}, as text. Nothing that a node sends is echoed unbounded or unescaped.
 *
 * @param node the node
 * @param fields its fields
 */
record NodeClaims(Node node, Struct fields) {

    /** The metadata key that Fairway's bootstraps use. */
    static final String KEY = "fairway";

    private static final Set<String> KNOWN = Set.of(
            "role",
            "cluster",
            "network",
            "namespace",
            "serviceAccount",
            "name",
            "interception",
            "listenAddress",
            "workloadAddress");

    private static final int SHOWN = 64;

    static NodeClaims of(Node node) {
        Value value = node.getMetadata().getFieldsMap().getOrDefault(KEY, Value.getDefaultInstance());
        if (!value.hasStructValue()) {
            throw new IllegalArgumentException("node metadata \"" + KEY + "\": "
                    + (value.getKindCase() == Value.KindCase.KIND_NOT_SET ? "missing" : "not a map")
                    + " (expected: the map that `fairway bootstrap` writes)");
        }
        Set<String> unknown =
                new TreeSet<>(value.getStructValue().getFieldsMap().keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "node metadata: unknown key " + quoted(unknown.iterator().next()) + " (expected: "
                            + String.join(", ", new TreeSet<>(KNOWN)) + ")");
        }
        return new NodeClaims(node, value.getStructValue());
    }

    String text(String key) {
        return optionalText(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("node metadata: " + key + ": missing (expected: a text)"));
    }

    Optional<String> optionalText(String key) {
        Value value = fields.getFieldsMap().get(key);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.getStringValue();
        if (!value.hasStringValue() || text.isEmpty() || text.length() > ProxyNode.MAX_LENGTH) {
            throw new IllegalArgumentException("node metadata: " + key + ": "
                    + (value.hasStringValue() ? quoted(text) : value.getKindCase())
                    + " (expected: a text of 1 to " + ProxyNode.MAX_LENGTH + " characters)");
        }
        return Optional.of(text);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        String text = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelling(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("node metadata: " + key + ": " + quoted(text)
                        + " (expected: "
                        + Arrays.stream(type.getEnumConstants())
                                .map(NodeClaims::spelling)
                                .collect(Collectors.joining(" or "))
                        + ")"));
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Locality locality() {
        return new Locality(node.getLocality().getRegion(), node.getLocality().getZone());
    }

    void requireId(String expected) {
        if (!node.getId().equals(expected)) {
            throw new IllegalArgumentException(
                    "node id: " + quoted(node.getId()) + " (expected: " + quoted(expected) + ", as the metadata says)");
        }
    }

    /** The value as it may stand in a message: bounded, on one line, without control characters. */
    static String quoted(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "\"" + printable(shown) + "\"";
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
