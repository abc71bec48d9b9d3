package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.Locale;

/** Text to other types and back, in the forms that Snowflake takes where no format is given. */
final class TextCasts {
    private static final String NUMBER = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?";
    private static final String BASE64 = "(?:[A-Za-z0-9+/]{4,4})*(?:[A-Za-z0-9+/]{2,2}==|[A-Za-z0-9+/]{3,3}=)?";
    private static final String UUID = "[0-9A-Fa-f]{8,8}-(?:[0-9A-Fa-f]{4,4}-){3,3}[0-9A-Fa-f]{12,12}";
    private static final String SPECIAL = "nan|[+-]?inf(inity)?";
    private final CastSettings settings;
    private final TemporalText temporal;

    TextCasts(CastSettings settings, TimestampCasts timestamps) {
        this.settings = settings;
        this.temporal = new TemporalText(timestamps, settings);
    }

    String parse(SqlType from, SqlType to, Failure failure) {
        if (to instanceof SqlType.Numeric) {
            return number(PhysicalTypes.of(to), failure);
        }
        if (to instanceof SqlType.Real) {
            return real(failure);
        }
        if (to instanceof SqlType.Bool) {
            return bool(failure);
        }
        if (to instanceof SqlType.Binary) {
            return binary(settings.binaryInput(), failure);
        }
        if (to instanceof SqlType.Uuid) {
            return uuid(failure);
        }
        if (to.isSemiStructured()) {
            throw Casts.impossible(from, to);
        }
        return temporal.parse(to, failure);
    }

    private static String number(String physical, Failure failure) {
        return checkedNumber(NumberCasts.orOutOfRange("trim({0})", physical, failure), failure);
    }

    /** The value where the text is a number. */
    static String checkedNumber(String value, Failure failure) {
        return "CASE WHEN {0} IS NULL THEN NULL WHEN NOT regexp_full_match(trim({0}), '" + NUMBER + "') THEN "
                + failed(failure, "100038", "22018", "Numeric value '", "' is not recognized") + " ELSE " + value
                + " END";
    }

    private static String uuid(Failure failure) {
        return "CASE WHEN {0} IS NULL THEN NULL WHEN NOT regexp_full_match({0}, '" + UUID + "') THEN "
                + failed(failure, "100038", "22018", "UUID value '", "' is not recognized") + " ELSE lower({0}) END";
    }

    private static String real(Failure failure) {
        return "CASE WHEN {0} IS NULL THEN NULL WHEN NOT regexp_full_match(lower(trim({0})), '" + NUMBER + "|" + SPECIAL
                + "') THEN " + failed(failure, "100038", "22018", "Numeric value '", "' is not recognized")
                + " ELSE TRY_CAST(trim({0}) AS DOUBLE) END";
    }

    private static String bool(Failure failure) {
        String word = "lower(trim({0}))";
        return "CASE WHEN {0} IS NULL THEN NULL WHEN " + word
                + " IN ('true', 't', 'yes', 'y', 'on', '1') THEN TRUE WHEN " + word
                + " IN ('false', 'f', 'no', 'n', 'off', '0') THEN FALSE ELSE "
                + failed(failure, "100037", "22018", "Boolean value '", "' is not recognized") + " END";
    }

    /** HEX, BASE64 or UTF-8. */
    static String binary(String format, Failure failure) {
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "HEX" -> hexadecimal(failure);
            case "BASE64" ->
                "CASE WHEN {0} IS NULL THEN NULL WHEN NOT regexp_full_match({0}, '" + BASE64 + "') THEN "
                        + failed(
                                failure,
                                "100116",
                                "22000",
                                "The following string is not a legal base64-encoded value: '",
                                "'")
                        + " ELSE from_base64({0}) END";
            case "UTF-8", "UTF8" -> "encode({0})";
            default -> throw Errors.unsupported("binary format '" + format + "'");
        };
    }

    private static String hexadecimal(Failure failure) {
        return "CASE WHEN {0} IS NULL THEN NULL WHEN length({0}) % 2 <> 0 OR NOT regexp_full_match({0}, '[0-9A-Fa-f]*') THEN "
                + failed(failure, "100115", "22000", "The following string is not a legal hex-encoded value: '", "'")
                + " ELSE unhex({0}) END";
    }

    static String failed(Failure failure, String code, String state, String before, String after) {
        return failure == Failure.NULL ? "NULL" : EngineErrors.raise(code, state, before, "{0}", after);
    }

    /** A value of another type as Snowflake writes it. */
    String write(SqlType from) {
        if (from instanceof SqlType.Real) {
            return "CASE WHEN isnan({0}) THEN 'NaN' ELSE regexp_replace(CAST({0} AS VARCHAR), '[.]0$', '') END";
        }
        if (from instanceof SqlType.Binary) {
            return settings.binaryFormat().equalsIgnoreCase("BASE64") ? "to_base64({0})" : "hex({0})";
        }
        if (TemporalText.isTemporal(from)) {
            return temporal.write(from);
        }
        if (from instanceof SqlType.Numeric number && number.precision() == number.scale()) {
            String leading = PhysicalTypes.of(new SqlType.Numeric(number.precision() + 1, number.scale()));
            return "CAST(CAST({0} AS " + leading + ") AS VARCHAR)";
        }
        return "CAST({0} AS VARCHAR)";
    }

    /** Dates and times. */
    TemporalText temporal() {
        return temporal;
    }
}
