package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** DATE, TIME and the three TIMESTAMPs. */
final class TemporalParsers {
    private TemporalParsers() {}

    /** What the reader finds, or Snowflake's words for a text that is none. */
    static FieldParser of(SqlType type, TemporalReader reader) {
        return written -> {
            Object value = reader.read(written);
            if (value == null) {
                throw notRecognized(type, written);
            }
            return value;
        };
    }

    private static ValueException notRecognized(SqlType type, String written) {
        if (type instanceof SqlType.Date) {
            return ValueException.notRecognized("100040", "Date", written);
        }
        return type instanceof SqlType.Time
                ? ValueException.notRecognized("100108", "Time", written)
                : ValueException.notRecognized("100035", "Timestamp", written);
    }
}
