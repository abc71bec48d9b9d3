package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeLiteral;
import org.jspecify.annotations.Nullable;

/** How a column is computed from VALUE, the built-in column that holds one record. */
final class ColumnExpressions {
    private static final String EPOCH = "'1970-01-01'::DATE";
    private static final int MILLISECONDS = 3;

    private ColumnExpressions() {}

    /** A column of Parquet, JSON, ORC or Avro. One plain cast, which Snowflake can push into a Parquet scan. */
    static ExternalTable.Column keyed(
            SnowflakeIdentifier name, FileKind kind, String path, ColumnType type, @Nullable Integer scale) {
        if (type.shape() == ColumnType.Shape.TIMESTAMP && scale != null) {
            return new ExternalTable.Column(name, type.sql(), fromEpoch(path + "::NUMBER(38,0)", scale));
        }
        boolean days = kind == FileKind.AVRO && type.shape() == ColumnType.Shape.DATE;
        return new ExternalTable.Column(
                name, type.sql(), days ? fromDays(path + "::NUMBER(38,0)") : path + "::" + type.sql());
    }

    /** A column of delimited text, whose fields Snowflake calls c1, c2 and so on. An empty field is NULL but for texts. */
    static ExternalTable.Column positional(
            SnowflakeIdentifier name, FileKind kind, int position, ColumnType type, @Nullable Integer scale) {
        String cell = "VALUE:c" + position + "::";
        String filled = "NULLIF(" + cell + "VARCHAR, '')";
        boolean open = kind == FileKind.OPEN_CSV;
        Integer digits = scale == null && open ? Integer.valueOf(MILLISECONDS) : scale;
        String expression =
                switch (type.shape()) {
                    case NESTED -> cell + "VARCHAR";
                    case TEXT -> cell + type.sql();
                    case BINARY -> "TO_BINARY(" + filled + ", 'BASE64')";
                    // OpenCSVSerde in Athena reads days and milliseconds since 1970, never a written date.
                    case DATE -> open ? fromDays(filled + "::NUMBER(38,0)") : filled + "::DATE";
                    case TIMESTAMP ->
                        digits == null ? filled + "::" + type.sql() : fromEpoch(filled + "::NUMBER(38,0)", digits);
                    case PLAIN -> filled + "::" + type.sql();
                };
        boolean nested = type.shape() == ColumnType.Shape.NESTED;
        return new ExternalTable.Column(name, nested ? "VARCHAR" : type.sql(), expression);
    }

    static String path(String key, boolean ignoreCase) {
        if (ignoreCase) {
            return "GET_IGNORE_CASE(VALUE, " + SnowflakeLiteral.of(key) + ")";
        }
        boolean quotable = key.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
        return quotable ? "VALUE:\"" + key + "\"" : "GET(VALUE, " + SnowflakeLiteral.of(key) + ")";
    }

    private static String fromDays(String days) {
        return "DATEADD(DAY, " + days + ", " + EPOCH + ")";
    }

    private static String fromEpoch(String number, int scale) {
        return "TO_TIMESTAMP_NTZ(" + number + ", " + scale + ")";
    }
}
