package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Whole numbers and positions that arrive as text. */
final class Numbers {
    private Numbers() {}

    /** The number; one beyond the range of int is its end. */
    static int of(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .max(BigDecimal.valueOf(Integer.MIN_VALUE))
                .intValue();
    }

    static int positive(String argument, String text) {
        int number = of(text);
        if (number < 1) {
            throw invalid(argument, text, "it must be positive");
        }
        return number;
    }

    /** The number's text; it has 38 digits at most. */
    static String whole(BigInteger number) {
        String text = number.toString();
        if (number.abs().toString().length() > NumberTypes.MAX_PRECISION) {
            throw new SnowflakeException("100046", "22003", "Number out of representable range");
        }
        return text;
    }

    static SnowflakeException invalid(String argument, String value, String why) {
        return new SnowflakeException("001014", "22023", "Invalid value [" + value + "] for " + argument + ": " + why);
    }

    /** The text from its character of that number on, empty beyond its end. */
    static String tail(String text, int from) {
        return from - 1 >= text.codePointCount(0, text.length())
                ? ""
                : text.substring(text.offsetByCodePoints(0, from - 1));
    }
}
