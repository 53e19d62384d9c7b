package io.fairway.xds.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps and lists that become YAML or JSON, in the order in which they are written down. Not protobuf messages, since the Java
 * classes of Envoy's API are older than Envoy and lack fields that it has.
 */
final class Trees {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private Trees() {}

    /** A map of names and values in turn. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            result.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return result;
    }

    static List<Object> list(Object... elements) {
        return List.of(elements);
    }

    /** A message of this type where any would fit. */
    static Map<String, Object> typed(String type, Object... namesAndValues) {
        Map<String, Object> result = map("@type", "type.googleapis.com/" + type);
        result.putAll(map(namesAndValues));
        return result;
    }

    static Map<String, Object> socketAddress(String address, int port) {
        return map("socket_address", map("address", address, "port_value", port));
    }

    static String json(Map<String, Object> tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and scalars always have a text", e);
        }
    }

    static String yaml(Map<String, Object> tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and scalars always have a text", e);
        }
    }
}
