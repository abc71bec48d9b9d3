package dev.glueflake.testkit.snowflake.internal.stage.read;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;

/** Pieces of canonical JSON text. Numbers are exact; {@link StagedRecord#json()} refuses those that a VARIANT cannot keep. */
final class JsonText {
    static final String NULL = "null";
    /** So many digits a double keeps whatever they are. */
    private static final int DOUBLE_DIGITS = 15;

    private JsonText() {}

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
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

    static String object(SortedMap<String, String> fields) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        fields.forEach((name, value) -> text.add(quoted(name) + ":" + value));
        return text.toString();
    }

    /** Refuses a fraction of more digits than a double keeps: the engine's JSON functions would change it. */
    static String checked(String text) {
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
                check(text, at, end);
                at = end;
            } else {
                at++;
            }
        }
        return text;
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

    private static void check(String text, int from, int to) {
        if (to - from <= DOUBLE_DIGITS) {
            return;
        }
        String number = text.substring(from, to);
        if (number.indexOf('.') < 0 || number.indexOf('e') >= 0) {
            return;
        }
        double nearest = Double.parseDouble(number);
        if (new BigDecimal(number).compareTo(new BigDecimal(Double.toString(nearest))) != 0) {
            throw Errors.unsupported("VARIANT number of more digits than a double keeps");
        }
    }
}
