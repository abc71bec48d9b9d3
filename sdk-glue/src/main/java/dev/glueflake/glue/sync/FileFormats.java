package dev.glueflake.glue.sync;

import dev.glueflake.glue.sync.ExternalTable.Option;
import java.util.List;

/** The options of FILE_FORMAT; Snowflake's own defaults fill only what the SerDe leaves open too. */
final class FileFormats {
    /** Without it an external table drops rows with invalid UTF-8 without a word. */
    private static final Option KEEP_ROWS = new Option("REPLACE_INVALID_CHARACTERS", "TRUE");

    private FileFormats() {}

    static List<Option> options(FileKind kind, TableParameters parameters) {
        return switch (kind) {
            case LAZY_CSV -> CsvOptions.lazy(parameters);
            case OPEN_CSV -> CsvOptions.open(parameters);
            case MULTI_CSV -> CsvOptions.multi(parameters);
            case JSON -> json(parameters);
            case PARQUET ->
                List.of(
                        new Option("COMPRESSION", "AUTO"),
                        // True would read bytes as text and fail where they are none; Snowflake advises against it.
                        new Option("BINARY_AS_TEXT", "FALSE"),
                        KEEP_ROWS);
            case AVRO -> List.of(new Option("COMPRESSION", "AUTO"), KEEP_ROWS);
            case ORC -> List.of(KEEP_ROWS);
        };
    }

    private static List<Option> json(TableParameters parameters) {
        Option compression = new Option("COMPRESSION", parameters.compression());
        // A crawler writes this path for files that are one array; such a file may span lines.
        return parameters.either("jsonPath").equals("$[*]")
                ? List.of(compression, new Option("STRIP_OUTER_ARRAY", "TRUE"), KEEP_ROWS)
                : List.of(compression, new Option("MULTI_LINE", "FALSE"), KEEP_ROWS);
    }
}
