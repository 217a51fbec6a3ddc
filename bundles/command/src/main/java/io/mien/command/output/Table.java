package io.mien.command.output;

import io.mien.boot.screen.ScreenText;
import java.util.ArrayList;
import java.util.List;

/** Rows of text whose columns are aligned; a column of numbers is aligned to the right. */
public final class Table {
    private static final String GAP = "  ";

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean titled;

    /** @param indent before each row */
    public Table(String indent) {
        this.indent = indent;
    }

    /** Adds the titles of the columns; before all rows. */
    public Table title(String... titles) {
        titled = true;
        rows.add(List.of(titles));
        return this;
    }

    /** Adds a row. */
    public Table row(List<String> cells) {
        rows.add(cells.stream().map(ScreenText::line).toList());
        return this;
    }

    /** Adds a row. */
    public Table row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        return row(texts);
    }

    /** The rows. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<StringBuilder> lines = new ArrayList<>();
        rows.forEach(r -> lines.add(new StringBuilder(indent)));
        for (int column = 0; column < columns; column++) {
            append(lines, column);
        }
        return lines.stream().map(l -> l.toString().stripTrailing()).toList();
    }

    private void append(List<StringBuilder> lines, int column) {
        int width = 0;
        boolean numbers = true;
        for (int i = 0; i < rows.size(); i++) {
            String cell = cell(i, column);
            width = Math.max(width, Columns.of(cell));
            numbers &= (titled && i == 0) || cell.isEmpty() || cell.matches("[-+]?[0-9.]+|-");
        }
        for (int i = 0; i < rows.size(); i++) {
            String cell = cell(i, column);
            String padding = " ".repeat(width - Columns.of(cell));
            String padded = numbers ? padding + cell : cell + padding;
            lines.get(i).append(column == 0 ? "" : GAP).append(padded);
        }
    }

    private String cell(int row, int column) {
        return column < rows.get(row).size() ? rows.get(row).get(column) : "";
    }
}
