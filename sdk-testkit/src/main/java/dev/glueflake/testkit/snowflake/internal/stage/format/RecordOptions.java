package dev.glueflake.testkit.snowflake.internal.stage.format;

import java.util.List;

/** The options of files whose records are values with structure. */
final class RecordOptions {
    private RecordOptions() {}

    static FileType.Json json(Options options) {
        boolean replace = options.flag("REPLACE_INVALID_CHARACTERS", false);
        boolean ignore = options.flag("IGNORE_UTF8_ERRORS", false);
        return new FileType.Json(
                texts(options),
                replace || ignore,
                options.flag("MULTI_LINE", true),
                options.flag("ENABLE_OCTAL", false),
                options.flag("ALLOW_DUPLICATE", false),
                options.flag("STRIP_OUTER_ARRAY", false),
                options.flag("STRIP_NULL_VALUES", false),
                options.flag("SKIP_BYTE_ORDER_MARK", true));
    }

    static FileType.Parquet parquet(Options options) {
        boolean vectorized = options.flag("USE_VECTORIZED_SCANNER", false);
        options.flag("SNAPPY_COMPRESSION", true);
        boolean binaryAsText = options.flag("BINARY_AS_TEXT", true);
        boolean useLogicalType = options.flag("USE_LOGICAL_TYPE", false);
        return new FileType.Parquet(
                texts(options),
                options.flag("REPLACE_INVALID_CHARACTERS", false),
                binaryAsText && !vectorized,
                useLogicalType || vectorized);
    }

    static FileType.Avro avro(Options options) {
        return new FileType.Avro(texts(options), options.flag("REPLACE_INVALID_CHARACTERS", false));
    }

    static FileType.Orc orc(Options options) {
        return new FileType.Orc(texts(options), options.flag("REPLACE_INVALID_CHARACTERS", false));
    }

    private static FileType.Texts texts(Options options) {
        return new FileType.Texts(
                options.flag("TRIM_SPACE", false), options.texts("NULL_IF").orElse(List.of("\\N")));
    }
}
