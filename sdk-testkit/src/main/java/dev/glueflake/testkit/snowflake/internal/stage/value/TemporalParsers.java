package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** DATE, TIME and the three TIMESTAMPs. */
final class TemporalParsers {
    private TemporalParsers() {}

    record OfDate(DateTimeText text) implements FieldParser {
        @Override
        public Object parse(String written) throws ValueException {
            try {
                DateTimeFields found = text.find(written);
                if (found != null) {
                    return found.date();
                }
            } catch (DateTimeException e) {
                throw ValueException.notRecognized("100040", "Date", written);
            }
            throw ValueException.notRecognized("100040", "Date", written);
        }
    }

    record OfTime(DateTimeText text, int scale) implements FieldParser {
        @Override
        public Object parse(String written) throws ValueException {
            try {
                DateTimeFields found = text.find(written);
                if (found != null) {
                    return cut(found, scale, written).time();
                }
            } catch (DateTimeException e) {
                throw ValueException.notRecognized("100108", "Time", written);
            }
            throw ValueException.notRecognized("100108", "Time", written);
        }
    }

    /** An offset in the text makes an instant for LTZ, stays for TZ and is left out for NTZ, which is a wall clock. */
    record OfTimestamp(DateTimeText text, SqlType.Timestamp type, ZoneId zone, LocalDate today) implements FieldParser {
        @Override
        public Object parse(String written) throws ValueException {
            try {
                DateTimeFields found = text.find(written);
                if (found != null) {
                    return value(found, written);
                }
            } catch (DateTimeException e) {
                throw ValueException.notRecognized("100035", "Timestamp", written);
            }
            throw ValueException.notRecognized("100035", "Timestamp", written);
        }

        private Object value(DateTimeFields found, String written) {
            LocalDate date = found.hasDate ? found.date() : today.withDayOfYear(1);
            LocalDateTime wall =
                    LocalDateTime.of(date, cut(found, type.scale(), written).time());
            if (type.zone() == SqlType.Zone.NTZ) {
                return wall;
            }
            ZoneOffset offset = found.offset();
            OffsetDateTime instant =
                    offset != null ? wall.atOffset(offset) : wall.atZone(zone).toOffsetDateTime();
            return type.zone() == SqlType.Zone.LTZ ? instant.toInstant() : instant;
        }
    }

    /**
     * Digits beyond the column's scale are cut off; those that remain must be microseconds at most, the engine's limit. The
     * value is a good one, so the load is refused as a whole: ON_ERROR is for bad rows.
     */
    private static DateTimeFields cut(DateTimeFields fields, int scale, String written) {
        int unit = (int) Math.pow(10, 9 - scale);
        fields.nano = fields.nano / unit * unit;
        if (fields.nano % 1000 != 0) {
            throw Errors.unsupported("fractional seconds beyond microseconds, as in " + written);
        }
        return fields;
    }
}
