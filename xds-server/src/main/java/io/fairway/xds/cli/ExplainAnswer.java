package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An explanation as a tree, from wherever it came.
 *
 * @param tree as the admin server's {@code /explain} gives it
 * @param problems what is wrong with what it was computed from
 */
record ExplainAnswer(JsonNode tree, List<String> problems) {
    ExplainAnswer {
        problems = List.copyOf(problems);
    }
}
