package dev.glueflake.testkit.snowflake.internal.result;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result as Snowflake reports it.
 *
 * @param origin whose column it is; null where it is computed
 */
public record ResultColumn(
        String name,
        SqlType type,
        boolean nullable,
        @Nullable ColumnOrigin origin) {
    public ResultColumn(String name, SqlType type, boolean nullable) {
        this(name, type, nullable, null);
    }

    public static ResultColumn of(String name, SqlType type) {
        return new ResultColumn(name, type, true);
    }

    public ResultColumn from(ColumnOrigin table) {
        return new ResultColumn(name, type, nullable, table);
    }
}
