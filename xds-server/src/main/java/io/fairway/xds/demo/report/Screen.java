package io.fairway.xds.demo.report;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a demo is watched. On a terminal, lines that are still changing are drawn over in place; elsewhere only their last form
 * is printed. For one thread.
 */
public final class Screen {

    private static final String CLEAR_LINE = "\u001b[2K";

    /** A line that wraps would make the count of lines wrong; while drawing, lines are cut at the edge instead. */
    private static final String CUT_LINES = "\u001b[?7l";

    private static final String WRAP_LINES = "\u001b[?7h";

    private final PrintStream out;
    private final boolean terminal;
    private int live;

    /**
     * Prints to the stream.
     *
     * @param terminal whether the stream is a terminal that understands ANSI escapes
     */
    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints lines that stay. Changing lines above them stay too, as they are. */
    public void print(List<String> lines) {
        live = 0;
        lines.forEach(out::println);
        out.flush();
    }

    /** Prints a line that stays. */
    public void print(String line) {
        print(List.of(line));
    }

    /** Shows lines that will change: they take the place of the changing lines shown before. */
    public void show(List<String> lines) {
        if (terminal) {
            draw(lines);
        }
    }

    /** Shows the last form of changing lines; they stay. */
    public void settle(List<String> lines) {
        if (terminal) {
            draw(lines);
            live = 0;
        } else {
            print(lines);
        }
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(CUT_LINES);
        if (live > 0) {
            text.append("\u001b[" + live + "A");
        }
        lines.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
        for (int i = lines.size(); i < live; i++) {
            text.append(CLEAR_LINE).append('\n');
        }
        live = Math.max(live, lines.size());
        out.print(text.append(WRAP_LINES));
        out.flush();
    }
}
