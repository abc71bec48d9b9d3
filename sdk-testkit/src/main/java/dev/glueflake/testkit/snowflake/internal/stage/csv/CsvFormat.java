package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How delimited text is written, with Snowflake's defaults.
 *
 * @param recordDelimiter a line feed also takes CR LF; empty where the file is one record
 * @param fieldDelimiter empty where a record is one field
 * @param enclosedBy 0 where fields are never enclosed
 * @param escape for enclosed and other fields; 0 for none
 * @param escapeUnenclosed only for fields that are not enclosed; 0 for none
 */
public record CsvFormat(
        String recordDelimiter,
        String fieldDelimiter,
        char enclosedBy,
        char escape,
        char escapeUnenclosed,
        Layout layout,
        Nulls nulls,
        Text text) {

    /** What stands in a file besides data, and what a record must look like. */
    public record Layout(
            long skipHeader,
            boolean parseHeader,
            boolean skipBlankLines,
            boolean multiLine,
            boolean trimSpace,
            boolean errorOnColumnCountMismatch) {
        static final Layout DEFAULT = new Layout(0, false, false, true, false, true);
    }

    /** Which fields are NULL. */
    public record Nulls(List<String> nullIf, boolean emptyFieldAsNull) {
        static final Nulls DEFAULT = new Nulls(List.of("\\N"), true);

        public Nulls {
            nullIf = List.copyOf(nullIf);
        }
    }

    /** From bytes to characters. */
    public record Text(Charset encoding, boolean replaceInvalid, boolean skipByteOrderMark) {
        static final Text DEFAULT = new Text(StandardCharsets.UTF_8, false, true);
    }

    public static final CsvFormat DEFAULT =
            new CsvFormat("\n", ",", (char) 0, (char) 0, '\\', Layout.DEFAULT, Nulls.DEFAULT, Text.DEFAULT);

    /** The escape character that counts outside enclosing characters: ESCAPE goes before ESCAPE_UNENCLOSED_FIELD. */
    char escapeOutside() {
        return escape != 0 ? escape : escapeUnenclosed;
    }
}
