package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an explanation for people. */
final class ExplainTable {

    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("CLUSTER"),
            Table.Column.text("ENDPOINT"),
            Table.Column.text("POD"),
            Table.Column.text("LOCALITY"),
            Table.Column.text("HEALTH"),
            Table.Column.text("PRIORITY"),
            Table.Column.number("LOAD"),
            Table.Column.text("WAY"),
            Table.Column.text("WHY"));

    private ExplainTable() {}

    static void print(JsonNode tree, Console console) {
        JsonNode caller = tree.path("caller");
        String from = caller.path("cluster").asText() + ", " + locality(caller.path("locality"));
        String separator = "";
        for (JsonNode port : tree.path("ports")) {
            console.out().print(separator);
            console.out()
                    .println(tree.path("service").asText() + " in "
                            + tree.path("domain").asText() + ", port "
                            + port.path("port").asInt() + ", called from " + from
                            + loads(port.path("priorityLoadPercent")));
            rows(port).print(console);
            separator = System.lineSeparator();
        }
    }

    private static String loads(JsonNode percents) {
        List<String> loads = new ArrayList<>();
        for (JsonNode percent : percents) {
            loads.add("priority " + loads.size() + " gets " + percent.asInt() + "%");
        }
        return loads.isEmpty() ? ": no endpoint gets load" : ": " + String.join(", ", loads);
    }

    private static Table rows(JsonNode port) {
        List<List<String>> rows = new ArrayList<>();
        port.path("endpoints").forEach(endpoint -> rows.add(row(endpoint)));
        return new Table(COLUMNS, rows);
    }

    private static List<String> row(JsonNode endpoint) {
        boolean kept = endpoint.path("kept").asBoolean();
        return List.of(
                endpoint.path("cluster").asText(),
                endpoint.path("endpoint").asText(),
                endpoint.path("pod").asText("-"),
                locality(endpoint.path("locality")),
                endpoint.path("health").asText().toLowerCase(Locale.ROOT),
                kept ? endpoint.path("priority").asText() : "dropped: " + step(endpoint),
                kept ? percent(endpoint.path("loadPercent").asDouble()) : "-",
                endpoint.path("reach").asText("-"),
                endpoint.path("reason").asText());
    }

    private static String step(JsonNode endpoint) {
        return endpoint.path("droppedAt").asText().toLowerCase(Locale.ROOT);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }

    private static String locality(JsonNode locality) {
        return part(locality.path("region")) + "/" + part(locality.path("zone"));
    }

    private static String part(JsonNode name) {
        return name.asText().isEmpty() ? "-" : name.asText();
    }
}
