package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.type.DecimalFloat;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** FLOAT, DECFLOAT, UUID and BOOLEAN. */
final class SimpleParsers {
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

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

    static String decimalFloat(String text) throws ValueException {
        String trimmed = text.strip();
        if (!NumberParser.isNumber(trimmed)) {
            throw ValueException.notRecognized("100038", "Numeric value", text);
        }
        try {
            return DecimalFloat.text(new BigDecimal(trimmed));
        } catch (ArithmeticException e) {
            throw new ValueException("100046", "22003", "Number out of representable range");
        }
    }

    static String uuid(String text) throws ValueException {
        if (!UUID.matcher(text).matches()) {
            throw ValueException.notRecognized("100038", "UUID value", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static Boolean bool(String text) throws ValueException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new ValueException("100037", "22018", "Boolean value '" + text + "' is not recognized");
        };
    }
}
