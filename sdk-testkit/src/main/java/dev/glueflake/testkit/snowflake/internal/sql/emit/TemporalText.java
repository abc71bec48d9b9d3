package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.TemporalUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader.ReaderSettings;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;

/** Dates and times out of text and into text, by a format of Snowflake's or by what the session says. */
final class TemporalText {
    private final TimestampCasts timestamps;
    private final CastSettings settings;

    TemporalText(TimestampCasts timestamps, CastSettings settings) {
        this.timestamps = timestamps;
        this.settings = settings;
    }

    /** Reads {@code {0}} in the session's format. */
    String parse(SqlType to, Failure failure) {
        return read(Literals.text(input(to)), to, failure);
    }

    /** Reads {@code {0}}; {@code format} is an expression or a hole. */
    String read(String format, SqlType to, Failure failure) {
        String reader = Literals.text(TemporalUdfs.settings(digits(to), reader()));
        String found = counted(to, Udf.call(function(to), "{0}", format, reader));
        if (failure == Failure.NULL) {
            return found;
        }
        return "COALESCE(" + found + ", CASE WHEN {0} IS NOT NULL AND " + format + " IS NOT NULL THEN CAST("
                + notRecognized(format, to) + " AS " + PhysicalTypes.of(to) + ") END)";
    }

    /** The value of a text that is known already; empty where it is none, which shall fail when it is reached. */
    Optional<TypedValue> constant(String text, SqlType to) {
        Object value = new TemporalReader(to, input(to), reader()).read(text);
        return Optional.ofNullable(value).map(found -> new TypedValue(to, found));
    }

    private ReaderSettings reader() {
        return new ReaderSettings(settings.zone(), settings.today(), settings.centuryStart());
    }

    private String input(SqlType to) {
        if (to instanceof SqlType.Date) {
            return settings.dateInput();
        }
        return to instanceof SqlType.Time ? settings.timeInput() : settings.timestampInput();
    }

    private static int digits(SqlType to) {
        if (to instanceof SqlType.Time time) {
            return time.scale();
        }
        return to instanceof SqlType.Timestamp timestamp ? timestamp.scale() : 0;
    }

    private static String function(SqlType to) {
        if (to instanceof SqlType.Timestamp timestamp) {
            return switch (timestamp.zone()) {
                case NTZ -> TemporalUdfs.READ_NTZ;
                case LTZ -> TemporalUdfs.READ_LTZ;
                case TZ -> TemporalUdfs.READ_TZ;
            };
        }
        return to instanceof SqlType.Date ? TemporalUdfs.READ_DATE : TemporalUdfs.READ_TIME;
    }

    /** The count that a function gave, in its physical form. */
    private static String counted(SqlType to, String text) {
        if (to instanceof SqlType.Date) {
            return "(DATE '1970-01-01' + CAST(" + text + " AS INTEGER))";
        }
        boolean withOffset = to instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.TZ;
        if (!withOffset) {
            return "CAST(" + text + " AS " + PhysicalTypes.of(to) + ")";
        }
        return TimestampCasts.ofText(text);
    }

    private static String notRecognized(String format, SqlType to) {
        String kind = to instanceof SqlType.Date ? "Date" : to instanceof SqlType.Time ? "Time" : "Timestamp";
        String plain = EngineErrors.raise(code(to), "22007", kind + " '", "{0}", "' is not recognized");
        return format.equalsIgnoreCase("'AUTO'") || format.equals("''")
                ? plain
                : "CASE WHEN upper(" + format + ") = 'AUTO' THEN " + plain + " ELSE "
                        + EngineErrors.raise(
                                "100096",
                                "22007",
                                "Can't parse '",
                                "{0} || ''' as " + kind.toLowerCase(java.util.Locale.ROOT) + " with format ''' || "
                                        + format,
                                "'")
                        + " END";
    }

    private static String code(SqlType to) {
        if (to instanceof SqlType.Date) {
            return "100040";
        }
        return to instanceof SqlType.Time ? "100108" : "100035";
    }

    /** Writes {@code {0}} in the session's format. */
    String write(SqlType from) {
        String format = output(from);
        boolean plain = from instanceof SqlType.Date && format.equalsIgnoreCase("YYYY-MM-DD");
        String written = write(from, Literals.text(format));
        return plain
                ? "CASE WHEN {0} >= DATE '0001-01-01' THEN CAST({0} AS VARCHAR) ELSE " + written + " END"
                : written;
    }

    private String output(SqlType from) {
        if (from instanceof SqlType.Date) {
            return settings.dateFormat();
        }
        if (from instanceof SqlType.Timestamp timestamp) {
            return switch (timestamp.zone()) {
                case NTZ -> settings.ntzFormat();
                case LTZ -> settings.ltzFormat();
                case TZ -> settings.tzFormat();
            };
        }
        return settings.timeFormat();
    }

    /** Writes {@code {0}}; {@code format} is an expression or a hole. */
    String write(SqlType from, String format) {
        if (from instanceof SqlType.Timestamp timestamp) {
            String wall = timestamps.wall(timestamp.zone(), "{0}");
            return Udf.call(TemporalUdfs.WRITE, wall, timestamps.offset(timestamp.zone(), "{0}"), format);
        }
        String wall = from instanceof SqlType.Date ? Clock.midnight("{0}") : "{0}";
        return Udf.call(TemporalUdfs.WRITE, wall, "NULL", format);
    }

    static boolean isTemporal(SqlType type) {
        return List.of(SqlType.Date.class, SqlType.Time.class, SqlType.Timestamp.class)
                .contains(type.getClass());
    }
}
