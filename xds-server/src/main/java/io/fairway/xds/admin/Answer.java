package io.fairway.xds.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairway.xds.translate.ResourceText;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param contentType the form of the body
 * @param body the body
 */
record Answer(int status, String contentType, String body) {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String body) {
        return new Answer(status, TEXT, body);
    }

    static Answer json(JsonNode tree) {
        return new Answer(200, JSON, tree.toPrettyString() + "\n");
    }

    /** The tree in the form that the request asks for. */
    static Answer tree(JsonNode tree, Format format) {
        return switch (format) {
            case JSON -> json(tree);
            case YAML -> new Answer(200, YAML, ResourceText.yaml(tree));
        };
    }

    /** An error as {@code {"status": 404, "error": "..."}}; the message never repeats what the client sent. */
    static Answer error(int status, String message) {
        return new Answer(
                status,
                JSON,
                JsonNodeFactory.instance
                                .objectNode()
                                .put("status", status)
                                .put("error", message)
                                .toPrettyString()
                        + "\n");
    }

    /** The forms in which trees are shown. */
    enum Format {
        YAML,
        JSON
    }
}
