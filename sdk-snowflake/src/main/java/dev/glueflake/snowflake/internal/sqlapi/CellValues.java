package dev.glueflake.snowflake.internal.sqlapi;

import dev.glueflake.snowflake.StatementResult.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Reads the text form of a cell. */
final class CellValues {

    private static final int OFFSET_BASE = 1440;
    private static final int NANO_DIGITS = 9;

    private CellValues() {}

    static Object read(Column column, String text) {
        return switch (column.type()) {
            case "NUMBER" -> new BigDecimal(text);
            case "FLOAT" -> real(text);
            case "BOOLEAN" -> text.equalsIgnoreCase("true") || text.equals("1");
            case "DATE" -> LocalDate.ofEpochDay(Long.parseLong(text));
            case "TIME" ->
                LocalTime.ofNanoOfDay(
                        new BigDecimal(text).movePointRight(NANO_DIGITS).longValueExact());
            case "TIMESTAMP_NTZ" -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
            case "TIMESTAMP_LTZ" -> instant(text);
            case "TIMESTAMP_TZ" -> withOffset(text);
            case "BINARY" -> HexFormat.of().parseHex(text);
            default -> text;
        };
    }

    private static double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Object withOffset(String text) {
        int blank = text.indexOf(' ');
        int minutes = Integer.parseInt(text.substring(blank + 1)) - OFFSET_BASE;
        return instant(text.substring(0, blank)).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    private static Instant instant(String seconds) {
        BigDecimal exact = new BigDecimal(seconds);
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        long nanos = exact.subtract(whole).movePointRight(NANO_DIGITS).longValueExact();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }
}
