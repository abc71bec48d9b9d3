package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.Locale;

/** Pieces of JSON text with exact numbers; {@link #stored} makes of them what the engine keeps as a VARIANT. */
final class JsonText {
    static final String NULL = "null";
    /** So many digits a double keeps whatever they are. */
    private static final int DOUBLE_DIGITS = 15;

    private JsonText() {}

    static String quoted(String text) {
        return JsonWriter.quoted(text);
    }

    /** Of a number as it is written; one with an exponent is a double. */
    static String number(String written) {
        if (written.indexOf('e') >= 0 || written.indexOf('E') >= 0) {
            return String.format(Locale.ROOT, "%.15e", Double.parseDouble(written));
        }
        return written.indexOf('.') < 0 ? written : exact(new BigDecimal(written));
    }

    static String exact(BigDecimal number) {
        return number.scale() > 0 ? number.stripTrailingZeros().toPlainString() : number.toPlainString();
    }

    /** Of a double: no digit is lost; JSON has no number for those that are none, texts stand for them. */
    static String real(double value) {
        if (Double.isNaN(value)) {
            return "\"NaN\"";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\"inf\"" : "\"-inf\"";
        }
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    /** As the engine keeps it: a number that is no plain decimal of few digits is marked, so that no digit is lost. */
    static String stored(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at = behindString(text, at + 1);
            } else if (isPartOfNumber(c)) {
                int end = at + 1;
                while (end < text.length() && isPartOfNumber(text.charAt(end))) {
                    end++;
                }
                if (end - at > DOUBLE_DIGITS
                        || (end - at > 1 && text.substring(at, end).indexOf('e') >= 0)) {
                    return marked(text);
                }
                at = end;
            } else {
                at++;
            }
        }
        return text;
    }

    private static String marked(String text) {
        try {
            return JsonWriter.stored(JsonReader.parse(text, true));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("this was written as JSON: " + text, e);
        }
    }

    private static int behindString(String text, int from) {
        int at = from;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** The letters of true, false and null but e are none, so those words are short pieces without a point. */
    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e';
    }
}
