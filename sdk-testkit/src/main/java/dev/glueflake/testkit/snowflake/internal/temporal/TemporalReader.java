package dev.glueflake.testkit.snowflake.internal.temporal;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Makes values of one type out of text. Digits beyond the type's scale are cut off. Immutable and thread-safe. */
public final class TemporalReader {
    private static final int DIGITS = 9;
    private final SqlType type;
    private final TemporalText text;
    private final ReaderSettings settings;

    /**
     * A reader.
     *
     * @param type DATE, TIME or a TIMESTAMP
     * @param format a pattern, or AUTO
     */
    public TemporalReader(SqlType type, String format, ReaderSettings settings) {
        this.type = type;
        this.text = new TemporalText(type, format, settings.centuryStart());
        this.settings = settings;
    }

    /** The value in the Java type of results, null where the text is none. */
    public @Nullable Object read(String written) {
        try {
            TemporalFields found = text.find(written);
            return found == null ? null : value(found);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private Object value(TemporalFields found) {
        if (type instanceof SqlType.Date) {
            found.time();
            return found.date();
        }
        if (type instanceof SqlType.Time clock) {
            return cut(found.time(), clock.scale());
        }
        return timestamp(found, (SqlType.Timestamp) type);
    }

    /** An offset in the text makes an instant for LTZ, stays for TZ and is left out for NTZ, which is a wall clock. */
    private Object timestamp(TemporalFields found, SqlType.Timestamp target) {
        LocalDate date = found.hasDate ? found.date() : settings.today().withDayOfYear(1);
        LocalDateTime wall = LocalDateTime.of(date, cut(found.time(), target.scale()));
        if (target.zone() == SqlType.Zone.NTZ) {
            return wall;
        }
        ZoneOffset offset = found.offset();
        if (target.zone() == SqlType.Zone.LTZ) {
            return offset != null
                    ? wall.toInstant(offset)
                    : wall.atZone(settings.zone()).toInstant();
        }
        return offset != null ? wall.atOffset(offset) : atWholeMinutes(wall, settings.zone());
    }

    /** The wall clock in a zone, whose offset had seconds before there were time zones; a TIMESTAMP_TZ keeps minutes. */
    public static OffsetDateTime atWholeMinutes(LocalDateTime wall, ZoneId zone) {
        ZonedDateTime moment = wall.atZone(zone);
        int minutes = moment.getOffset().getTotalSeconds() / 60;
        return moment.toLocalDateTime().atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    private static LocalTime cut(LocalTime time, int scale) {
        int unit = (int) Math.pow(10, DIGITS - scale);
        return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
    }

    /**
     * The session's part.
     *
     * @param zone for timestamps without an offset
     * @param today the date that a time alone is given where a timestamp is wanted
     * @param centuryStart the first year that a year of two digits stands for
     */
    public record ReaderSettings(ZoneId zone, LocalDate today, int centuryStart) {}
}
