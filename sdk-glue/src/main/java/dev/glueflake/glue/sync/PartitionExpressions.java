package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeLiteral;
import java.util.Locale;

/**
 * How a partition column is computed from METADATA$FILENAME, the object's key from the bucket's root.
 *
 * <p>One expression reads {@code country=US/} and {@code US/} alike: a prefix is cut off only when it names this very column,
 * so that a plain value may hold {@code =}. Only functions from Snowflake's list for partition expressions are used. A
 * file that lies too high gives an empty segment, so NULL, as do an empty value and Hive's default partition.
 */
final class PartitionExpressions {
    private static final String DEFAULT_PARTITION = "__HIVE_DEFAULT_PARTITION__";

    private PartitionExpressions() {}

    /** {@code segment} counts the key's segments from 1. */
    static ExternalTable.Column column(SnowflakeIdentifier name, String glueName, ColumnType type, int segment) {
        String part = "SPLIT_PART(METADATA$FILENAME, '/', " + segment + ")";
        String prefix = glueName.toLowerCase(Locale.ROOT) + "=";
        int behind = prefix.codePointCount(0, prefix.length()) + 1;
        String raw = "IFF(STARTSWITH(LOWER(" + part + "), " + SnowflakeLiteral.of(prefix) + "), SUBSTR(" + part + ", "
                + behind + "), " + part + ")";
        String value = "NULLIF(NULLIF(" + raw + ", " + SnowflakeLiteral.of(DEFAULT_PARTITION) + "), '')";
        String sql = type.shape() == ColumnType.Shape.NESTED ? "VARCHAR" : type.sql();
        return new ExternalTable.Column(name, sql, value + "::" + sql);
    }
}
