package dev.glueflake.snowflake.load;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Timestamps as ISO 8601 with all their seconds, which is what Snowflake's AUTO format reads without guessing. */
final class IsoText {
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    private IsoText() {}

    static String of(LocalDateTime value) {
        return LOCAL.format(value);
    }

    static String of(OffsetDateTime value) {
        return OFFSET.format(value);
    }
}
