package dev.glueflake.testkit.snowflake.internal.stage.value;

import java.util.Locale;

/** FLOAT and BOOLEAN. */
final class SimpleParsers {
    private SimpleParsers() {}

    static Double real(String text) throws ValueException {
        String trimmed = text.strip();
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(trimmed, text);
        };
    }

    private static Double finite(String trimmed, String text) throws ValueException {
        if (!NumberParser.isNumber(trimmed)) {
            throw ValueException.notRecognized("100038", "Numeric value", text);
        }
        return Double.valueOf(trimmed);
    }

    static Boolean bool(String text) throws ValueException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new ValueException("100037", "22018", "Boolean value '" + text + "' is not recognized");
        };
    }
}
