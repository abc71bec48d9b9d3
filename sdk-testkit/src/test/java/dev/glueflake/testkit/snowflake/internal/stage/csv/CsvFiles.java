package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads texts as files; an enclosed field is shown as {@code <text>}, NULL as null, a bad record as its error's code. */
final class CsvFiles {
    /** The dialect that loads write: NULL is an empty field, an empty text is enclosed. */
    static final CsvFormat LOADS = new CsvFormat(
            "\n", ",", '"', (char) 0, (char) 0, CsvFormat.Layout.DEFAULT, nulls(), CsvFormat.Text.DEFAULT);

    private CsvFiles() {}

    static CsvFormat.Nulls nulls(String... nullIf) {
        return new CsvFormat.Nulls(List.of(nullIf), true);
    }

    static CsvFormat layout(CsvFormat format, CsvFormat.Layout layout) {
        return new CsvFormat(
                format.recordDelimiter(),
                format.fieldDelimiter(),
                format.enclosedBy(),
                format.escape(),
                format.escapeUnenclosed(),
                layout,
                format.nulls(),
                format.text());
    }

    static List<List<String>> read(CsvFormat format, String text) throws IOException {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<List<String>> read(CsvFormat format, byte[] bytes) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        FieldNulls nulls = new FieldNulls(format.nulls());
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), format)) {
            while (true) {
                try {
                    CsvRecord next = reader.next();
                    if (next == null) {
                        return rows;
                    }
                    rows.add(fields(next, nulls));
                } catch (CsvException e) {
                    rows.add(List.of("!" + e.code()));
                }
            }
        }
    }

    private static List<String> fields(CsvRecord next, FieldNulls nulls) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            fields.add(nulls.value(next, i));
        }
        return fields;
    }
}
