package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.util.Locale;

/** Bytes that were no text, kept as lone low surrogates: {@code U+DC00} plus the byte. */
final class InvalidText {
    private static final char BASE = '\uDC00';

    private InvalidText() {}

    static char mark(byte invalid) {
        return (char) (BASE + (invalid & 0xFF));
    }

    static boolean isIn(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isMark(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** The text as Snowflake shows it in its message: invalid bytes as hexadecimal digits. */
    static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isMark(text, i)) {
                shown.append(String.format(Locale.ROOT, "0x%02x", text.charAt(i) - BASE));
            } else {
                shown.append(text.charAt(i));
            }
        }
        return shown.toString();
    }

    private static boolean isMark(CharSequence text, int at) {
        return Character.isLowSurrogate(text.charAt(at))
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
