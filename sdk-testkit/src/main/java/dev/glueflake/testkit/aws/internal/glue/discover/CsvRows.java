package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into rows and cells; double quotes enclose cells that hold delimiters, quotes or line ends. */
final class CsvRows {
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private CsvRows() {}

    static List<List<String>> split(String text, char delimiter) {
        CsvRows split = new CsvRows();
        for (int i = 0; i < text.length(); i++) {
            split.accept(text.charAt(i), delimiter);
        }
        split.endRow();
        return split.rows;
    }

    private void accept(char c, char delimiter) {
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            cell.append(c);
        } else if (c == delimiter) {
            endCell();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            cell.append(c);
        }
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        if (row.isEmpty() && cell.length() == 0) {
            return;
        }
        endCell();
        rows.add(row);
        row = new ArrayList<>();
    }
}
