package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import java.math.BigInteger;

/**
 * The length of an interval.
 *
 * @param months of its years, quarters and months, whose days differ
 * @param nanos of its weeks, days and shorter parts
 */
public record Span(BigInteger months, BigInteger nanos) {
    public static final Span ZERO = new Span(BigInteger.ZERO, BigInteger.ZERO);

    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int DAYS_OF_WEEK = 7;

    /** This and that many of a unit, which is named as DATEADD takes it. */
    public Span plus(BigInteger count, String unit) {
        String part = DateParts.of(unit);
        BigInteger addedMonths = count.multiply(BigInteger.valueOf(monthsOf(part)));
        BigInteger addedNanos = count.multiply(BigInteger.valueOf(nanosOf(part)));
        return new Span(months.add(addedMonths), nanos.add(addedNanos));
    }

    private static int monthsOf(String part) {
        return switch (part) {
            case "year" -> MONTHS_OF_YEAR;
            case "quarter" -> MONTHS_OF_QUARTER;
            case "month" -> 1;
            default -> 0;
        };
    }

    private static long nanosOf(String part) {
        return switch (part) {
            case "year", "quarter", "month" -> 0;
            case "week" -> DAYS_OF_WEEK * Clock.DAY;
            case "day" -> Clock.DAY;
            default -> DateParts.length(part);
        };
    }
}
