package io.fairway.xds.demo.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.xds.demo.shares.ShareRow;

/** A demo's report as JSON. Keys are stable; keys may be added. Shares are in per cent, rounded to a tenth. */
public final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    /** The report as one indented document. */
    public static String of(DemoReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("held", report.held());
        root.put("seconds", report.took().toSeconds());
        root.put("envoys", report.envoys());
        report.scenes().forEach(scene -> root.withArray("scenes").add(scene(scene)));
        ArrayNode checks = root.putArray("checks");
        report.checks().forEach(check -> checks.add(check(check)));
        return root.toPrettyString();
    }

    private static ObjectNode scene(SceneReport scene) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", scene.name());
        node.put("title", scene.title());
        node.put("happened", scene.happened());
        scene.why().forEach(node.putArray("why")::add);
        scene.settled().ifPresent(settled -> node.put("settledMillis", settled.toMillis()));
        ObjectNode changing = node.putObject("whileChanging");
        changing.put("requests", scene.changing().requests());
        changing.put("failures", scene.changing().failures());
        ArrayNode rows = node.putArray("shares");
        scene.rows().forEach(row -> rows.add(row(row)));
        scene.notes().forEach(node.putArray("notes")::add);
        return node;
    }

    private static ObjectNode row(ShareRow row) {
        ObjectNode node = JSON.createObjectNode();
        node.put("cluster", row.expected().cluster());
        node.put("zone", row.expected().zone());
        node.put("endpoint", row.expected().endpoint());
        row.expected().pods().forEach(node.putArray("pods")::add);
        node.put("ready", row.expected().ready());
        row.expected().priority().ifPresent(priority -> node.put("priority", priority));
        node.put("expectedPercent", tenths(row.expected().percent()));
        node.put("measuredPercent", tenths(row.measuredPercent()));
        node.put("tolerancePoints", tenths(row.tolerancePoints()));
        node.put("requests", row.requests());
        node.put("failures", row.failures());
        return node;
    }

    private static ObjectNode check(Check check) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", check.name());
        node.put("held", check.held());
        node.put("expectation", check.expectation());
        node.put("finding", check.finding());
        return node;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
