package dev.glueflake.testkit.snowflake.internal.stage.read;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.Locale;

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
        String text = number.scale() > 0 ? number.stripTrailingZeros().toPlainString() : number.toPlainString();
        return text;
    }

    /** Whether the text may have a fraction of more digits than a double keeps: no number within it is looked at one by one. */
    static boolean mayBeInexact(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (point && digits > DOUBLE_DIGITS) {
                    return true;
                }
            } else if (c == '.') {
                point = true;
            } else {
                digits = 0;
                point = false;
            }
        }
        return false;
    }
}
