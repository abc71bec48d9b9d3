package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import java.util.List;
import java.util.Optional;

/** The options of delimited text. */
final class CsvOptions {
    private static final int LONGEST_DELIMITER = 20;

    private CsvOptions() {}

    static CsvFormat parse(Options options) {
        CsvFormat csv = new CsvFormat(
                delimiter(options, "RECORD_DELIMITER", "\n"),
                delimiter(options, "FIELD_DELIMITER", ","),
                character(options, "FIELD_OPTIONALLY_ENCLOSED_BY", (char) 0),
                character(options, "ESCAPE", (char) 0),
                character(options, "ESCAPE_UNENCLOSED_FIELD", '\\'),
                layout(options),
                nulls(options),
                text(options));
        if (csv.layout().parseHeader() && csv.layout().skipHeader() > 0) {
            throw Errors.compilation(
                    "001061", "22023", "SKIP_HEADER and PARSE_HEADER exclude one another; give one of them.");
        }
        return csv;
    }

    private static CsvFormat.Layout layout(Options options) {
        return new CsvFormat.Layout(
                options.number("SKIP_HEADER").orElse(0L),
                options.flag("PARSE_HEADER", false),
                options.flag("SKIP_BLANK_LINES", false),
                options.flag("MULTI_LINE", true),
                options.flag("TRIM_SPACE", false),
                options.flag("ERROR_ON_COLUMN_COUNT_MISMATCH", true));
    }

    private static CsvFormat.Nulls nulls(Options options) {
        return new CsvFormat.Nulls(
                options.texts("NULL_IF").orElse(List.of("\\N")), options.flag("EMPTY_FIELD_AS_NULL", true));
    }

    private static CsvFormat.Text text(Options options) {
        return new CsvFormat.Text(
                Encodings.charset(options.word("ENCODING").orElse("UTF8")),
                options.flag("REPLACE_INVALID_CHARACTERS", false),
                options.flag("SKIP_BYTE_ORDER_MARK", true));
    }

    private static String delimiter(Options options, String name, String otherwise) {
        String delimiter = noneOr(options, name).orElse(otherwise);
        if (delimiter.length() > LONGEST_DELIMITER) {
            throw Options.invalid(name, delimiter);
        }
        return delimiter;
    }

    private static char character(Options options, String name, char otherwise) {
        Optional<String> written = noneOr(options, name);
        if (written.isEmpty()) {
            return otherwise;
        }
        String text = written.get();
        if (text.length() > 1) {
            throw Options.invalid(name, text);
        }
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    /** NONE is the empty text. */
    private static Optional<String> noneOr(Options options, String name) {
        return options.text(name).map(text -> text.equalsIgnoreCase("NONE") ? "" : CharacterText.parse(text));
    }
}
