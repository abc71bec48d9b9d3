package dev.glueflake.snowflake;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as SQL literals, for the places that take no bind: COMMENT, LOCATION, FILES, PATTERN, COPY options,
 * defaults.
 *
 * <p>Inside single quotes Snowflake reads {@code '} and {@code \} as special; both are doubled. Stateless.
 */
public final class SnowflakeLiteral {

    private SnowflakeLiteral() {}

    /**
     * Writes a text.
     *
     * @param value the text, or null for NULL
     * @return the literal with its quotes
     * @throws IllegalArgumentException when the text holds the character NUL, which only a bind can carry
     */
    public static String of(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A literal cannot hold the character NUL; pass the value as a bind");
        }
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * Writes a whole number.
     *
     * @param value the number
     * @return the literal
     */
    public static String of(long value) {
        return Long.toString(value);
    }

    /**
     * Writes a decimal number.
     *
     * @param value the number
     * @return the literal without exponent
     */
    public static String of(BigDecimal value) {
        return value.toPlainString();
    }

    /**
     * Writes a truth value.
     *
     * @param value the value
     * @return TRUE or FALSE
     */
    public static String of(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    /**
     * Writes a day.
     *
     * @param value the day
     * @return a DATE literal
     */
    public static String of(LocalDate value) {
        return "DATE '" + value + "'";
    }
}
