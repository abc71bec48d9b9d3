package dev.glueflake.testkit.snowflake.internal.stage.unload;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records of delimited text so that the same format reads them back. */
final class CsvLine {
    private final CsvFormat format;
    private final String forNull;
    private final boolean[] texts;

    CsvLine(CsvFormat format, List<ResultColumn> columns) {
        this.format = format;
        this.forNull =
                format.nulls().nullIf().isEmpty() ? "" : format.nulls().nullIf().get(0);
        this.texts = new boolean[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            SqlType type = columns.get(i).type();
            texts[i] = type instanceof SqlType.Text || type.isSemiStructured();
        }
    }

    String header(List<ResultColumn> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            separate(line, i);
            field(line, columns.get(i).name(), true);
        }
        return line.append(format.recordDelimiter()).toString();
    }

    /** @param cells may be longer than there are columns */
    String record(@Nullable Object[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            separate(line, i);
            Object cell = cells[i];
            if (cell == null) {
                line.append(forNull);
            } else {
                field(line, cell.toString(), texts[i]);
            }
        }
        return line.append(format.recordDelimiter()).toString();
    }

    private void separate(StringBuilder line, int field) {
        if (field > 0) {
            line.append(format.fieldDelimiter());
        }
    }

    private void field(StringBuilder line, String text, boolean isText) {
        char quote = format.enclosedBy();
        if (quote != 0 && (isText || isSpecial(text))) {
            line.append(quote);
            enclosed(line, text, quote);
            line.append(quote);
        } else if (quote == 0 && text.isEmpty() && isText && format.nulls().emptyFieldAsNull()) {
            line.append("\"\"");
        } else {
            plain(line, text);
        }
    }

    private boolean isSpecial(String text) {
        return has(text, format.fieldDelimiter()) || has(text, format.recordDelimiter());
    }

    private static boolean has(String text, String delimiter) {
        return !delimiter.isEmpty() && text.contains(delimiter);
    }

    private void enclosed(StringBuilder line, String text, char quote) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                line.append(quote);
            } else if (c == format.escape() && c != 0) {
                line.append(c);
            }
            line.append(c);
        }
    }

    private void plain(StringBuilder line, String text) {
        char escape = format.escape() != 0 ? format.escape() : format.escapeUnenclosed();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == escape
                    || begins(c, format.fieldDelimiter())
                    || begins(c, format.recordDelimiter())
                    || (c == '\r' && format.recordDelimiter().equals("\n"));
            if (special && escape != 0) {
                line.append(escape);
            }
            line.append(c);
        }
    }

    /** Whether a delimiter could begin here: its first characters may stand at the end of a field, before a real one. */
    private static boolean begins(char c, String delimiter) {
        return !delimiter.isEmpty() && c == delimiter.charAt(0);
    }
}
