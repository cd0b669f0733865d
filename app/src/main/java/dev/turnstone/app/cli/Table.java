package dev.turnstone.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Aligned columns: the first to the left, the others to the right.
final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    void add(List<String> cells) {
        rows.add(cells);
    }

    void into(List<String> lines) {
        rows.forEach(cells -> lines.add(line(cells)));
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            String padding = " ".repeat(width - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
            line.append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }
}
