package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** NUMBER: digits beyond the scale are rounded half away from zero, digits before the point must fit. */
final class NumberParser implements FieldParser {
    private static final int LONG_DIGITS = 18;

    private final SqlType.Numeric type;

    NumberParser(SqlType.Numeric type) {
        this.type = type;
    }

    @Override
    public Object parse(String text) throws ValueException {
        if (isShortInteger(text)) {
            return fit(BigDecimal.valueOf(Long.parseLong(text)), text);
        }
        String trimmed = text.strip();
        if (!isNumber(trimmed)) {
            throw ValueException.notRecognized("100038", "Numeric value", text);
        }
        BigDecimal value = new BigDecimal(trimmed);
        if (value.precision() - value.scale() > 38 || value.scale() > 10_000) {
            throw outOfRange(text);
        }
        return fit(value, text);
    }

    private BigDecimal fit(BigDecimal value, String text) throws ValueException {
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision() && scaled.signum() != 0) {
            throw outOfRange(text);
        }
        return scaled;
    }

    private ValueException outOfRange(String text) {
        return new ValueException(
                "100046",
                "22003",
                "Number out of representable range: type FIXED[" + storage() + "](" + type.precision() + ","
                        + type.scale() + "){nullable}, value " + text.strip());
    }

    /** The bytes that the type takes, as Snowflake's message names them. */
    private String storage() {
        int digits = type.precision();
        return digits <= 2 ? "SB1" : digits <= 4 ? "SB2" : digits <= 9 ? "SB4" : digits <= 18 ? "SB8" : "SB16";
    }

    private static boolean isShortInteger(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (i > 0 || c != '-') {
                return false;
            }
        }
        return digits > 0 && digits <= LONG_DIGITS;
    }

    /** {@code [sign] digits [. digits] [e [sign] digits]}, with a digit on one side of the point; ASCII only. */
    static boolean isNumber(String text) {
        int at = skipSign(text, 0);
        int whole = skipDigits(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = skipDigits(text, end + 1);
            if (end - at < 2) {
                return false;
            }
        } else if (whole == at) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = skipSign(text, end + 1);
            end = skipDigits(text, exponent);
            if (end == exponent || end - exponent > 4) {
                return false;
            }
        }
        return end == text.length();
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
