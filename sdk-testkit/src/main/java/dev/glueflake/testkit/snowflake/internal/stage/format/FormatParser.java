package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import java.util.List;
import java.util.Optional;

/** From the options of FILE_FORMAT or CREATE FILE FORMAT to settings; what the fake does not have is refused by its name. */
public final class FormatParser {
    private static final int LONGEST_DELIMITER = 20;

    private FormatParser() {}

    public static FormatSettings parse(List<Option> written) {
        Options options = new Options(written);
        String type = options.word("TYPE").orElse("CSV");
        if (!type.equals("CSV")) {
            throw Errors.unsupported("FILE_FORMAT TYPE = " + type);
        }
        FormatSettings settings = new FormatSettings(compression(options), csv(options), values(options));
        options.refuseRest();
        return settings;
    }

    private static Compression compression(Options options) {
        String word = options.word("COMPRESSION").orElse("AUTO");
        return switch (word) {
            case "AUTO" -> Compression.AUTO;
            case "GZIP" -> Compression.GZIP;
            case "ZSTD" -> Compression.ZSTD;
            case "NONE" -> Compression.NONE;
            case "BZ2", "BROTLI", "DEFLATE", "RAW_DEFLATE", "LZO" -> throw Errors.unsupported("COMPRESSION = " + word);
            default -> throw Options.invalid("COMPRESSION", word);
        };
    }

    private static CsvFormat csv(Options options) {
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

    private static ValueFormats values(Options options) {
        String binary = options.word("BINARY_FORMAT").orElse("HEX");
        return new ValueFormats(
                options.text("DATE_FORMAT").orElse("AUTO"),
                options.text("TIME_FORMAT").orElse("AUTO"),
                options.text("TIMESTAMP_FORMAT").orElse("AUTO"),
                switch (binary) {
                    case "HEX" -> BinaryFormat.HEX;
                    case "BASE64" -> BinaryFormat.BASE64;
                    case "UTF8", "UTF-8" -> BinaryFormat.UTF8;
                    default -> throw Options.invalid("BINARY_FORMAT", binary);
                });
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
