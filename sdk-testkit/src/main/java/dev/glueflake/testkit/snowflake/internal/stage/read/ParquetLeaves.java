package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;

/**
 * JSON text of single Parquet values. Without USE_LOGICAL_TYPE only the older annotations count: a time or timestamp that has the
 * newer one alone is the number that the file stores. Timestamps are in UTC; those of an instant say so only with USE_LOGICAL_TYPE.
 */
final class ParquetLeaves {
    private final FileType.Parquet format;

    ParquetLeaves(FileType.Parquet format) {
        this.format = format;
    }

    String text(ParquetNode node, String value) {
        String type = node.engineType();
        if (type.startsWith("DECIMAL")) {
            return decimal(node, value);
        }
        if (type.startsWith("TIMESTAMP")) {
            return timestamp(node, value);
        }
        if (type.startsWith("TIME")) {
            return time(node, value);
        }
        return switch (type) {
            case "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT" -> "CAST(" + value + " AS VARCHAR)";
            case "FLOAT", "DOUBLE" -> real(value);
            case "VARCHAR", "JSON", "ENUM" -> quoted("CAST(" + value + " AS VARCHAR)");
            case "DATE" -> "strftime(" + value + ", '\"%Y-%m-%d\"')";
            case "UUID" -> "'\"' || upper(replace(CAST(" + value + " AS VARCHAR), '-', '')) || '\"'";
            case "BLOB" -> bytes(node, value);
            case "\"NULL\"", "NULL" -> "'null'";
            default -> throw Errors.unsupported("PARQUET column '" + node.name() + "' of type " + type);
        };
    }

    private static String decimal(ParquetNode node, String value) {
        String text = "CAST(" + value + " AS VARCHAR)";
        return node.engineType().endsWith(",0)") ? text : "rtrim(rtrim(" + text + ", '0'), '.')";
    }

    private static String real(String value) {
        String wide = "CAST(" + value + " AS DOUBLE)";
        return "CASE WHEN isfinite(" + wide + ") THEN CAST(to_json(" + wide + ") AS VARCHAR) WHEN isnan(" + wide
                + ") THEN '\"NaN\"' WHEN " + wide + " > 0 THEN '\"inf\"' ELSE '\"-inf\"' END";
    }

    private static String quoted(String text) {
        return "CAST(to_json(" + text + ") AS VARCHAR)";
    }

    private String bytes(ParquetNode node, String value) {
        boolean annotated = !node.converted().isEmpty() || !node.logical().isEmpty();
        if (annotated || !format.binaryAsText()) {
            return "'\"' || hex(" + value + ") || '\"'";
        }
        String invalid = "chr(1) || hex(" + value + ") || chr(1)";
        return "coalesce(CAST(to_json(TRY(decode(" + value + "))) AS VARCHAR), " + invalid + ")";
    }

    /** Whether the column shows the numbers that are stored. */
    boolean isStoredTimestamp(ParquetNode node) {
        return !format.useLogicalType()
                && node.converted().isEmpty()
                && node.physical().equals("INT64");
    }

    private String timestamp(ParquetNode node, String value) {
        boolean nanos = node.engineType().equals("TIMESTAMP_NS");
        boolean instant = node.logical().contains("isAdjustedToUTC=1");
        if (isStoredTimestamp(node)) {
            return "CAST(" + stored(node, value) + " AS VARCHAR)";
        }
        String wall = nanos ? value : "make_timestamp(epoch_us(" + value + "))";
        String zone = instant && format.useLogicalType() ? " +0000" : "";
        String text = "strftime(" + wall + ", '%Y-%m-%d %H:%M:%S.%" + (nanos ? "n" : "f") + "')";
        return "'\"' || " + shortened(text) + " || '" + zone + "\"'";
    }

    /** As {@link #isStoredTimestamp}. */
    boolean isStoredTime(ParquetNode node) {
        return !format.useLogicalType() && node.converted().isEmpty();
    }

    private String time(ParquetNode node, String value) {
        if (isStoredTime(node)) {
            return "CAST(" + stored(node, "CAST(" + value + " AS TIME)") + " AS VARCHAR)";
        }
        return "'\"' || CAST(CAST(" + value + " AS TIME) AS VARCHAR) || '\"'";
    }

    /** At least milliseconds, and as many digits more as there are. */
    private static String shortened(String text) {
        return "regexp_replace(" + text + ", '(\\.[0-9]{3}|\\.[0-9]{6})(000)+$', '\\1')";
    }

    private static String stored(ParquetNode node, String value) {
        if (node.logical().contains("NANOS=NanoSeconds")) {
            return "epoch_ns(" + value + ")";
        }
        return (node.logical().contains("MILLIS=MilliSeconds") ? "epoch_ms(" : "epoch_us(") + value + ")";
    }
}
