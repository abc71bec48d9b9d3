package dev.glueflake.testkit.snowflake.internal.execute;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.util.ArrayList;
import java.util.List;

/** DESCRIBE FILE FORMAT and DESCRIBE STAGE: a row for each property. */
final class DescribeFiles {
    /** @param json the value as SHOW FILE FORMATS writes it */
    private record Property(String name, String type, String value, String byDefault, String json) {
        Property(String name, String type, String value, String byDefault) {
            this(name, type, value, byDefault, type.equals("String") ? inQuotes(value) : value);
        }
    }

    private DescribeFiles() {}

    static Listing format(FileFormat format) {
        Listing listing = new Listing().text("property", "property_type", "property_value", "property_default");
        properties(format.settings())
                .forEach(each -> listing.row(each.name(), each.type(), each.value(), each.byDefault()));
        return listing;
    }

    /** All the properties as one JSON object. */
    static String options(FormatSettings settings) {
        return properties(settings).stream()
                .map(each -> inQuotes(each.name()) + ":" + each.json())
                .collect(joining(",", "{", "}"));
    }

    /** The stage of a table, whose format nothing changes here. */
    static Listing ofTableStage() {
        return stageFormat(FormatSettings.CSV);
    }

    private static Listing stageFormat(FormatSettings settings) {
        Listing listing = new Listing()
                .text("parent_property", "property", "property_type", "property_value", "property_default");
        properties(settings)
                .forEach(each ->
                        listing.row("STAGE_FILE_FORMAT", each.name(), each.type(), each.value(), each.byDefault()));
        return listing;
    }

    static Listing stage(Stage stage, Work work) {
        FormatChoice choice = stage.format();
        Listing listing = stageFormat(choice == null ? FormatSettings.CSV : choice.resolve(work.session()));
        String url = stage.url().map(found -> "[\"" + found + "\"]").orElse("");
        listing.row("STAGE_LOCATION", "URL", "String", url, "");
        if (stage.place() instanceof Stage.Place.External external) {
            String integration = external.integration();
            listing.row(
                    "STAGE_INTEGRATION", "STORAGE_INTEGRATION", "String", integration == null ? "" : integration, "");
        }
        boolean follows = stage.directory().map(Stage.Directory::autoRefresh).orElse(false);
        listing.row(
                "DIRECTORY",
                "ENABLE",
                "Boolean",
                String.valueOf(stage.directory().isPresent()),
                "false");
        listing.row("DIRECTORY", "AUTO_REFRESH", "Boolean", String.valueOf(follows), "false");
        return listing;
    }

    private static List<Property> properties(FormatSettings settings) {
        List<Property> all = new ArrayList<>();
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

    private static void csv(List<Property> all, CsvFormat csv) {
        text(all, "RECORD_DELIMITER", shown(csv.recordDelimiter()), "\\n");
        text(all, "FIELD_DELIMITER", shown(csv.fieldDelimiter()), ",");
        all.add(new Property(
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

    private static void texts(List<Property> all, FileType.Texts texts) {
        flag(all, "TRIM_SPACE", texts.trimSpace(), false);
        all.add(nullIf(texts.nullIf(), "[]"));
    }

    private static void text(List<Property> all, String name, String value, String byDefault) {
        all.add(new Property(name, "String", value, byDefault));
    }

    private static void flag(List<Property> all, String name, boolean value, boolean byDefault) {
        all.add(new Property(name, "Boolean", String.valueOf(value), String.valueOf(byDefault)));
    }

    private static Property nullIf(List<String> values, String byDefault) {
        List<String> shown = values.stream().map(DescribeFiles::shown).toList();
        String json = shown.stream().map(DescribeFiles::inQuotes).collect(joining(",", "[", "]"));
        return new Property("NULL_IF", "List", "[" + String.join(", ", shown) + "]", byDefault, json);
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
