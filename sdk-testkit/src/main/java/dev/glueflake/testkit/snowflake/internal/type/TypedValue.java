package dev.glueflake.testkit.snowflake.internal.type;

import org.jspecify.annotations.Nullable;

/**
 * A value outside any table: a bind, a session variable, a script variable, what a context function answers.
 *
 * @param value of the Java type that belongs to {@code type} (see
 *     {@link dev.glueflake.testkit.snowflake.internal.result.StatementResult}), or null
 */
public record TypedValue(SqlType type, @Nullable Object value) {
    public static TypedValue text(@Nullable String value) {
        return new TypedValue(SqlTypes.VARCHAR, value);
    }
}
