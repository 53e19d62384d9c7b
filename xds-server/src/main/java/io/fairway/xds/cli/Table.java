package io.fairway.xds.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of text, each as wide as its widest cell, two blanks apart.
 *
 * @param columns the columns
 * @param rows the cells, as many per row as there are columns
 */
record Table(List<Column> columns, List<List<String>> rows) {

    private static final String GAP = "  ";

    Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        Optional<List<String>> odd =
                rows.stream().filter(row -> row.size() != width).findFirst();
        if (odd.isPresent()) {
            throw new IllegalArgumentException("row: " + odd.get() + " (expected: " + width + " cells)");
        }
    }

    /**
     * A column.
     *
     * @param title its title
     * @param number whether its cells are aligned to the right
     */
    record Column(String title, boolean number) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    void print(Console console) {
        List<String> lines = lines();
        console.out().println(console.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(console.out()::println);
    }

    /** The lines, the titles first, none with blanks at its end. */
    List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(Column::title).toList());
        all.addAll(rows);
        return all.stream().map(cells -> line(cells, all)).toList();
    }

    private String line(List<String> cells, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width =
                    all.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
            String padding = " ".repeat(width - length(cells.get(i)));
            boolean number = columns.get(i).number();
            line.append(i == 0 ? "" : GAP)
                    .append(number ? padding : "")
                    .append(cells.get(i))
                    .append(number ? "" : padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
