package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.xds.translate.ResourceText;

/** How an answer is printed. Lower case, because users type it. */
enum OutputFormat {
    /** Columns, for people. */
    table,
    /** One JSON document. */
    json,
    /** The same as YAML. */
    yaml;

    /** The tree in this format; a table is not made from a tree. */
    String print(JsonNode tree) {
        return switch (this) {
            case json -> tree.toPrettyString();
            case yaml -> ResourceText.yaml(tree).stripTrailing();
            case table -> throw new IllegalStateException("a table is printed by its command");
        };
    }
}
