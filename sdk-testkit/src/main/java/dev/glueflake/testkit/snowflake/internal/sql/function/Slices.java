package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/**
 * Slices of one length, which have numbers: slice 0 begins with 1970 or with the week in which that begins, of numbers at zero.
 *
 * @param length in numbers, seconds, days, weeks or months
 */
public record Slices(Step step, long length) {
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_YEAR = 12;
    private static final long SECONDS_OF_DAY = Clock.DAY / Clock.SECOND;

    /** In what the length is counted. */
    public enum Step {
        NUMBERS,
        SECONDS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** Of that many of a unit, which is named as DATEADD takes it and no shorter than a second. */
    public static Slices of(long count, String unit) {
        String part = DateParts.of(unit);
        return switch (part) {
            case "year" -> new Slices(Step.MONTHS, count * MONTHS_OF_YEAR);
            case "quarter" -> new Slices(Step.MONTHS, count * MONTHS_OF_QUARTER);
            case "month" -> new Slices(Step.MONTHS, count);
            case "week" -> new Slices(Step.WEEKS, count);
            case "day" -> new Slices(Step.DAYS, count);
            case "hour", "minute", "second" -> new Slices(Step.SECONDS, count * (DateParts.unit(part) / Clock.SECOND));
            default ->
                throw Errors.compilation("002020", "22023", "Invalid date part [" + unit + "] for slices of time");
        };
    }

    /** Both lengths together; a day is as long as its hours, but neither a month nor a week is as long as any days. */
    public Slices plus(Slices other) {
        if (step == other.step) {
            return new Slices(step, length + other.length);
        }
        if (!isOfDays() || !other.isOfDays()) {
            throw Errors.compilation(
                    "009954", "42601", "RESAMPLE INCREMENT BY cannot mix months, weeks and days in one interval.");
        }
        return new Slices(Step.SECONDS, seconds() + other.seconds());
    }

    private boolean isOfDays() {
        return step == Step.DAYS || step == Step.SECONDS;
    }

    private long seconds() {
        return step == Step.DAYS ? length * SECONDS_OF_DAY : length;
    }

    /** The number of the slice that holds the value: a whole number, a DATE, a TIME or a wall clock. */
    public Typed number(Typed value, CallContext context) {
        return new Typed.Call(number(value.type(), "{0}", context), List.of(value), SqlTypes.INTEGER, value.nullable());
    }

    /** The value of that type with which the slice of that number begins. */
    public Typed start(Typed number, SqlType type, CallContext context) {
        return new Typed.Call(start(type, "{0i}", context), List.of(number), type, number.nullable());
    }

    String number(SqlType type, String sql, CallContext context) {
        if (step == Step.NUMBERS) {
            return sliced("CAST(" + sql + " AS HUGEINT)");
        }
        if (step == Step.SECONDS) {
            return sliced(Clock.units(sql, Clock.SECOND));
        }
        String date = type instanceof SqlType.Date ? sql : Clock.date(sql);
        return switch (step) {
            case DAYS -> sliced(Clock.days(date));
            case WEEKS -> sliced(Weeks.number(context, date));
            default -> sliced("((year(" + date + ") - 1970) * 12 + month(" + date + ") - 1)");
        };
    }

    String start(SqlType type, String number, CallContext context) {
        String first = number + " * " + length;
        return switch (step) {
            case NUMBERS -> "(" + first + ")";
            case SECONDS -> clock(type, number);
            case DAYS -> moment(type, "(DATE '1970-01-01' + CAST(" + first + " AS INTEGER))");
            case WEEKS -> moment(type, Weeks.ofNumber(context, first));
            case MONTHS -> moment(type, "CAST(DATE '1970-01-01' + to_months(CAST(" + first + " AS INTEGER)) AS DATE)");
        };
    }

    private String clock(SqlType type, String number) {
        String physical = type instanceof SqlType.Time ? "BIGINT" : "HUGEINT";
        return "CAST(" + number + " * CAST('" + length * Clock.SECOND + "' AS HUGEINT) AS " + physical + ")";
    }

    private static String moment(SqlType type, String date) {
        return type instanceof SqlType.Date ? date : Clock.midnight(date);
    }

    /** How often the length goes into a number, rounded down. */
    private String sliced(String number) {
        return "((" + number + " - ((" + number + " % " + length + " + " + length + ") % " + length + ")) // " + length
                + ")";
    }
}
