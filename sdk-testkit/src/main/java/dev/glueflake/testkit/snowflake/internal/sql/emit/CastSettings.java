package dev.glueflake.testkit.snowflake.internal.sql.emit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The session's part in conversions: its zone and how it writes and reads dates and times. */
public record CastSettings(
        ZoneId zone,
        LocalDate today,
        String dateFormat,
        String timeFormat,
        String ntzFormat,
        String ltzFormat,
        String tzFormat,
        String dateInput,
        String timeInput,
        String timestampInput,
        String binaryFormat,
        String binaryInput,
        int centuryStart) {
    private static final String TIMESTAMP = "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM";

    /**
     * The settings of a session.
     *
     * @param parameter a session parameter by its upper-case name
     */
    public static CastSettings of(ZoneId zone, LocalDate today, Function<String, Optional<String>> parameter) {
        String any = format(parameter, "TIMESTAMP_OUTPUT_FORMAT", TIMESTAMP);
        return new CastSettings(
                zone,
                today,
                format(parameter, "DATE_OUTPUT_FORMAT", "YYYY-MM-DD"),
                format(parameter, "TIME_OUTPUT_FORMAT", "HH24:MI:SS"),
                format(parameter, "TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3"),
                format(parameter, "TIMESTAMP_LTZ_OUTPUT_FORMAT", any),
                format(parameter, "TIMESTAMP_TZ_OUTPUT_FORMAT", any),
                format(parameter, "DATE_INPUT_FORMAT", "AUTO"),
                format(parameter, "TIME_INPUT_FORMAT", "AUTO"),
                format(parameter, "TIMESTAMP_INPUT_FORMAT", "AUTO"),
                format(parameter, "BINARY_OUTPUT_FORMAT", "HEX"),
                format(parameter, "BINARY_INPUT_FORMAT", "HEX"),
                Integer.parseInt(format(parameter, "TWO_DIGIT_CENTURY_START", "1970")));
    }

    private static String format(Function<String, Optional<String>> parameter, String name, String otherwise) {
        return parameter
                .apply(name)
                .filter(value ->
                        !value.isBlank() && !value.toUpperCase(Locale.ROOT).equals("AUTO"))
                .orElse(otherwise);
    }
}
