package io.fairway.xds.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, each as wide as its widest cell. Columns of numbers are aligned to the right.
 *
 * @param header the titles; one that starts with a blank heads a column of numbers
 * @param rows the cells, as many per row as there are titles
 */
public record TextTable(List<String> header, List<List<String>> rows) {

    private static final String GAP = "  ";

    public TextTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** The lines, the header first, none with blanks at its end. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            widths.add(width(column));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header.stream().map(String::strip).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int width(int column) {
        int cells =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(header.get(column).strip().length(), cells);
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String padding = " ".repeat(widths.get(column) - cells.get(column).length());
            boolean number = header.get(column).startsWith(" ");
            line.append(column == 0 ? "" : GAP)
                    .append(number ? padding : "")
                    .append(cells.get(column))
                    .append(number ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
