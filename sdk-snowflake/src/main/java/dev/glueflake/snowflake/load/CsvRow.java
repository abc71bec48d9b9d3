package dev.glueflake.snowflake.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV that keeps NULL and the empty text apart: NULL is an empty field, the empty text is {@code ""}. It is
 * the dialect of Postgres' own COPY, and what {@link LoadSql#copy} tells Snowflake to read.
 */
final class CsvRow {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(256);
    private boolean first = true;

    CsvRow(OutputStream out) {
        this.out = out;
    }

    void field(@Nullable String value) {
        if (!first) {
            line.append(',');
        }
        first = false;
        if (value != null) {
            append(value);
        }
    }

    /** Ends the row and returns its size in bytes. */
    int end() throws IOException {
        line.append('\n');
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        line.setLength(0);
        first = true;
        return bytes.length;
    }

    private void append(String value) {
        if (value.isEmpty() || mustBeQuoted(value)) {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            line.append(value);
        }
    }

    private static boolean mustBeQuoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
