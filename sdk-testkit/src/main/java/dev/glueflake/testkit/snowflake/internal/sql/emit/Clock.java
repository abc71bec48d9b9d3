package dev.glueflake.testkit.snowflake.internal.sql.emit;

import java.math.BigInteger;
import java.util.List;

/**
 * DuckDB expressions over wall clocks, which are kept as nanoseconds since 1970 in a HUGEINT (a TIME as those since midnight
 * in a BIGINT). Divisions round down, before 1970 too; what fits a BIGINT is divided as one, which is fifty times as fast.
 */
public final class Clock {
    public static final long SECOND = 1_000_000_000L;
    public static final long DAY = 86_400 * SECOND;
    private static final String EPOCH = "DATE '1970-01-01'";
    /** Days of fifty times 400 years: whatever is added to them is positive. */
    private static final long SHIFT_DAYS = 146_097L * 50;

    private static final String SHIFT =
            "CAST('" + BigInteger.valueOf(SHIFT_DAYS).multiply(BigInteger.valueOf(DAY)) + "' AS HUGEINT)";

    private Clock() {}

    /** How many whole units of that many nanoseconds, which divide a day, as a BIGINT. */
    public static String units(String sql, long unit) {
        return Templates.apply(
                "CASE WHEN {0} BETWEEN 0 AND 9223372036854775807 THEN CAST({0} AS BIGINT) // " + unit
                        + " ELSE CAST(({0} + " + SHIFT + ") // " + unit + " - CAST('"
                        + BigInteger.valueOf(SHIFT_DAYS).multiply(BigInteger.valueOf(DAY / unit))
                        + "' AS HUGEINT) AS HUGEINT) END",
                List.of(sql));
    }

    /** The nanoseconds since the last whole unit. */
    public static String rest(String sql, long unit) {
        return Templates.apply(
                "CASE WHEN {0} BETWEEN 0 AND 9223372036854775807 THEN CAST({0} AS BIGINT) % " + unit
                        + " ELSE CAST(({0} + " + SHIFT + ") % " + unit + " AS BIGINT) END",
                List.of(sql));
    }

    /** The day as a DATE. */
    public static String date(String sql) {
        return "(" + EPOCH + " + CAST(" + units(sql, DAY) + " AS INTEGER))";
    }

    /** Midnight of a DATE. */
    public static String midnight(String date) {
        return "(CAST(" + date + " - " + EPOCH + " AS HUGEINT) * " + DAY + ")";
    }

    /** Whole days since 1970 of a DATE. */
    public static String days(String date) {
        return "(" + date + " - " + EPOCH + ")";
    }

    /** As a DuckDB TIMESTAMP, without the last three digits. */
    public static String micros(String sql) {
        return "make_timestamp(CAST(" + units(sql, 1_000) + " AS BIGINT))";
    }

    /** Cut off to so many digits of a second. */
    static String cut(String sql, int digits) {
        long unit = (long) Math.pow(10, 9 - digits);
        return unit == 1 ? sql : Templates.apply("({0} - " + rest("{0}", unit) + ")", List.of(sql));
    }
}
