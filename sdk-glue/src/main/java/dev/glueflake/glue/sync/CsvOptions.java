package dev.glueflake.glue.sync;

import dev.glueflake.glue.sync.ExternalTable.Option;
import dev.glueflake.snowflake.SnowflakeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options that make Snowflake read delimited text as the table's SerDe does. Each default of Snowflake that differs
 * from Hive's is written out; a stage's own file format never counts (rule of Snowflake).
 */
final class CsvOptions {
    private static final int MOST_DELIMITER = 20;
    private static final String HIVE_DELIMITER = "\u0001";

    private final TableParameters parameters;
    private final List<Option> options = new ArrayList<>();

    private CsvOptions(TableParameters parameters) {
        this.parameters = parameters;
    }

    static List<Option> lazy(TableParameters parameters) {
        CsvOptions csv = new CsvOptions(parameters);
        csv.text("FIELD_DELIMITER", csv.checked(csv.lazyDelimiter()));
        csv.recordDelimiter();
        String escape = parameters.serde("escape.delim");
        csv.escape(escape == null ? null : asByte(escape));
        csv.add("FIELD_OPTIONALLY_ENCLOSED_BY", "NONE");
        csv.nullText();
        return csv.common();
    }

    static List<Option> multi(TableParameters parameters) {
        CsvOptions csv = new CsvOptions(parameters);
        String delimiter = parameters.serde("field.delim");
        csv.text("FIELD_DELIMITER", csv.checked(delimiter == null ? "" : delimiter));
        csv.escape(null);
        csv.add("FIELD_OPTIONALLY_ENCLOSED_BY", "NONE");
        csv.nullText();
        return csv.common();
    }

    static List<Option> open(TableParameters parameters) {
        CsvOptions csv = new CsvOptions(parameters);
        csv.text("FIELD_DELIMITER", csv.checked(parameters.serde("separatorChar", ",")));
        csv.add("MULTI_LINE", "FALSE");
        csv.escape(parameters.serde("escapeChar", "\\"));
        csv.text("FIELD_OPTIONALLY_ENCLOSED_BY", quote(parameters.serde("quoteChar", "\"")));
        csv.add("NULL_IF", "()");
        return csv.common();
    }

    private String lazyDelimiter() {
        String delimiter = parameters.serde("field.delim");
        String named = delimiter == null ? parameters.serde("serialization.format") : delimiter;
        if (named != null && !named.isEmpty()) {
            return asByte(named);
        }
        return parameters.hasSerde() ? HIVE_DELIMITER : parameters.table("delimiter", ",");
    }

    /** LazySimpleSerDe reads a small number as the character's code, anything else by its first character. */
    private static String asByte(String text) {
        try {
            int code = Byte.parseByte(text);
            return code < 0 ? text.substring(0, 1) : String.valueOf((char) code);
        } catch (NumberFormatException e) {
            return text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(0, 1));
        }
    }

    private String checked(String delimiter) {
        if (delimiter.isEmpty() || delimiter.length() > MOST_DELIMITER || delimiter.indexOf('\0') >= 0) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_DELIMITER,
                    "the field delimiter has " + delimiter.length() + " characters or a NUL; Snowflake takes 1 to "
                            + MOST_DELIMITER);
        }
        return delimiter;
    }

    private static String quote(String quote) {
        if (!quote.equals("\"") && !quote.equals("'")) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_QUOTE,
                    "the quote character is not \" or ', the only ones that Snowflake takes");
        }
        return quote;
    }

    private void recordDelimiter() {
        String delimiter = parameters.serde("line.delim");
        // Without the option Snowflake ends lines at \n, \r and \r\n, as Hive does.
        if (delimiter != null && !delimiter.isEmpty() && !asByte(delimiter).equals("\n")) {
            text("RECORD_DELIMITER", checked(asByte(delimiter)));
        }
    }

    private void escape(@Nullable String escape) {
        if (escape == null || escape.isEmpty() || escape.startsWith("\0")) {
            add("ESCAPE_UNENCLOSED_FIELD", "NONE");
        } else {
            text("ESCAPE_UNENCLOSED_FIELD", escape.substring(0, 1));
        }
    }

    private void nullText() {
        String text = parameters.serde("serialization.null.format", "\\N");
        if (text.indexOf('\0') >= 0) {
            throw new NotMappable(SkipReason.UNSUPPORTED_FORMAT, "serialization.null.format holds the character NUL");
        }
        add("NULL_IF", "(" + SnowflakeLiteral.of(text) + ")");
    }

    private List<Option> common() {
        add("EMPTY_FIELD_AS_NULL", "FALSE");
        int header = parameters.headerLines();
        if (header > 0) {
            add("SKIP_HEADER", Integer.toString(header));
        }
        add("COMPRESSION", parameters.compression());
        return List.copyOf(options);
    }

    private void add(String name, String value) {
        options.add(new Option(name, value));
    }

    /** A control character is written by its code, so that a printed statement shows it. */
    private void text(String name, String value) {
        boolean control = value.length() == 1 && value.charAt(0) < ' ';
        add(name, SnowflakeLiteral.of(control ? String.format(Locale.ROOT, "0x%02x", (int) value.charAt(0)) : value));
    }
}
