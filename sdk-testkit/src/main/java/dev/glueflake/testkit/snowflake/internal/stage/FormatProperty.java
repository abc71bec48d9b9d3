package dev.glueflake.testkit.snowflake.internal.stage;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A property of a file format, as it is shown.
 *
 * @param type String, Integer, Boolean or List
 * @param json the value as SHOW FILE FORMATS writes it
 */
public record FormatProperty(String name, String type, String value, String byDefault, String json) {
    private FormatProperty(String name, String type, String value, String byDefault) {
        this(name, type, value, byDefault, type.equals("String") ? inQuotes(value) : value);
    }

    /** Those that formats of its type have, in the order in which DESCRIBE lists them. */
    public static List<FormatProperty> of(FormatSettings settings) {
        List<FormatProperty> all = new ArrayList<>();
        FileType type = settings.type();
        text(all, "TYPE", type.name(), "CSV");
        if (settings.isCsv()) {
            csv(all, settings.csv());
        } else if (type instanceof FileType.Json json) {
            flag(all, "STRIP_OUTER_ARRAY", json.stripOuterArray(), false);
            flag(all, "STRIP_NULL_VALUES", json.stripNullValues(), false);
            flag(all, "ALLOW_DUPLICATE", json.allowDuplicate(), false);
            flag(all, "ENABLE_OCTAL", json.enableOctal(), false);
            texts(all, json.texts());
        } else if (type instanceof FileType.Parquet parquet) {
            flag(all, "BINARY_AS_TEXT", parquet.binaryAsText(), true);
            flag(all, "USE_LOGICAL_TYPE", parquet.useLogicalType(), false);
            texts(all, parquet.texts());
        } else if (type instanceof FileType.Avro avro) {
            texts(all, avro.texts());
        } else if (type instanceof FileType.Orc orc) {
            texts(all, orc.texts());
        }
        text(all, "COMPRESSION", settings.compression().name(), "AUTO");
        FormatSettings.ValueFormats values = settings.values();
        text(all, "DATE_FORMAT", values.date(), "AUTO");
        text(all, "TIME_FORMAT", values.time(), "AUTO");
        text(all, "TIMESTAMP_FORMAT", values.timestamp(), "AUTO");
        text(all, "BINARY_FORMAT", values.binary().name(), "HEX");
        return all;
    }

    private static void csv(List<FormatProperty> all, CsvFormat csv) {
        text(all, "RECORD_DELIMITER", shown(csv.recordDelimiter()), "\\n");
        text(all, "FIELD_DELIMITER", shown(csv.fieldDelimiter()), ",");
        all.add(new FormatProperty(
                "SKIP_HEADER", "Integer", String.valueOf(csv.layout().skipHeader()), "0"));
        flag(all, "PARSE_HEADER", csv.layout().parseHeader(), false);
        text(all, "ESCAPE", character(csv.escape()), "NONE");
        text(all, "ESCAPE_UNENCLOSED_FIELD", character(csv.escapeUnenclosed()), "\\\\");
        flag(all, "TRIM_SPACE", csv.layout().trimSpace(), false);
        text(all, "FIELD_OPTIONALLY_ENCLOSED_BY", character(csv.enclosedBy()), "NONE");
        all.add(nullIf(csv.nulls().nullIf(), "[\\\\N]"));
        flag(all, "ERROR_ON_COLUMN_COUNT_MISMATCH", csv.layout().errorOnColumnCountMismatch(), true);
        flag(all, "SKIP_BLANK_LINES", csv.layout().skipBlankLines(), false);
        flag(all, "EMPTY_FIELD_AS_NULL", csv.nulls().emptyFieldAsNull(), true);
        flag(all, "REPLACE_INVALID_CHARACTERS", csv.text().replaceInvalid(), false);
        flag(all, "SKIP_BYTE_ORDER_MARK", csv.text().skipByteOrderMark(), true);
    }

    private static void texts(List<FormatProperty> all, FileType.Texts texts) {
        flag(all, "TRIM_SPACE", texts.trimSpace(), false);
        all.add(nullIf(texts.nullIf(), "[]"));
    }

    private static void text(List<FormatProperty> all, String name, String value, String byDefault) {
        all.add(new FormatProperty(name, "String", value, byDefault));
    }

    private static void flag(List<FormatProperty> all, String name, boolean value, boolean byDefault) {
        all.add(new FormatProperty(name, "Boolean", String.valueOf(value), String.valueOf(byDefault)));
    }

    private static FormatProperty nullIf(List<String> values, String byDefault) {
        List<String> shown = values.stream().map(FormatProperty::shown).toList();
        String json = shown.stream().map(FormatProperty::inQuotes).collect(joining(",", "[", "]"));
        return new FormatProperty("NULL_IF", "List", "[" + String.join(", ", shown) + "]", byDefault, json);
    }

    /** What is shown is escaped already, but for the quotes. */
    private static String inQuotes(String shown) {
        return '"' + shown.replace("\"", "\\\"") + '"';
    }

    private static String character(char c) {
        return c == 0 ? "NONE" : shown(String.valueOf(c));
    }

    /** Control characters and backslashes as they would be written. */
    private static String shown(String text) {
        return text.isEmpty()
                ? text
                : text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
    }
}
