package dev.glueflake.testkit.snowflake.internal.result;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** One column of a result as Snowflake reports it. */
public record ResultColumn(String name, SqlType type, boolean nullable) {
    public static ResultColumn of(String name, SqlType type) {
        return new ResultColumn(name, type, true);
    }
}
