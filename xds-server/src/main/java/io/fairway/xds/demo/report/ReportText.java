package io.fairway.xds.demo.report;

import io.fairway.xds.demo.shares.ExpectedRow;
import io.fairway.xds.demo.shares.ShareRow;
import io.fairway.xds.demo.shares.ShareTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a demo shows, as lines of text. */
public final class ReportText {

    private static final List<String> SHARE_HEADER = List.of(
            "CLUSTER", "ZONE", "ENDPOINT", " READY", " PRIORITY", " EXPECTED", " MEASURED", " REQUESTS", " FAILED");

    private final Style style;

    /** Lines in this style. */
    public ReportText(Style style) {
        this.style = style;
    }

    /** The head of a scene. */
    public List<String> opening(String title, String happened) {
        return List.of("", style.bold(title), happened);
    }

    /** What the control plane says. */
    public List<String> why(List<String> reasons) {
        return reasons.stream().map(reason -> style.dim("  " + reason)).toList();
    }

    /** Where requests went, beside where they were expected to go. */
    public List<String> shares(ShareTable table) {
        List<String> lines = new ArrayList<>(new TextTable(
                        SHARE_HEADER,
                        table.rows().stream().map(ReportText::cells).toList())
                .lines());
        for (int i = 0; i < table.rows().size(); i++) {
            if (!table.rows().get(i).holds()) {
                lines.set(i + 1, style.bad(lines.get(i + 1)));
            }
        }
        if (table.strays() > 0) {
            lines.add(style.bad(table.strays() + " answers came from pods that nobody expected"));
        }
        if (table.unanswered() > 0) {
            lines.add(style.bad(table.unanswered() + " requests were answered by no endpoint"));
        }
        return lines.stream().map(line -> "  " + line).toList();
    }

    private static List<String> cells(ShareRow row) {
        ExpectedRow expected = row.expected();
        return List.of(
                expected.cluster(),
                expected.zone(),
                expected.endpoint(),
                expected.ready() + "/" + expected.pods().size(),
                expected.priority().isPresent()
                        ? String.valueOf(expected.priority().getAsInt())
                        : "-",
                percent(expected.percent()),
                percent(row.measuredPercent()),
                String.valueOf(row.requests()),
                String.valueOf(row.failures()));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }

    /** The verdict on one check. */
    public String check(Check check) {
        return check.held()
                ? "  " + style.good("ok  ") + " " + check.name() + ": " + check.finding()
                : "  " + style.bad("FAIL") + " " + check.name() + ": " + check.finding() + " (expected: "
                        + check.expectation() + ")";
    }

    /** The summary of it all. */
    public List<String> summary(DemoReport report) {
        List<String> lines = new ArrayList<>(List.of("", style.bold("Summary")));
        report.checks().forEach(check -> lines.add(check(check)));
        long held = report.checks().stream().filter(Check::held).count();
        String counted = held + " of " + report.checks().size() + " checks held, " + report.envoys() + " Envoys, "
                + report.took().toSeconds() + " s";
        lines.add("");
        lines.add(report.held() ? style.good("It works: " + counted) : style.bad("Not as expected: " + counted));
        return lines;
    }
}
