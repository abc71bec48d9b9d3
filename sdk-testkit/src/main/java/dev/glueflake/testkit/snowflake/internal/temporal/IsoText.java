package dev.glueflake.testkit.snowflake.internal.temporal;

import org.jspecify.annotations.Nullable;

/**
 * The forms that nearly all files have, {@code 2026-01-31} alone or with {@code 12:00:00.123456789} behind it. They are among those
 * of {@link AutoText}, which tries pattern after pattern: this saves a COPY of dates a third of its time.
 */
final class IsoText {
    private static final int DATE = "2026-01-31".length();
    private static final int SECONDS = "2026-01-31 12:00:00".length();
    private static final int NANOS = SECONDS + ".123456789".length();

    private IsoText() {}

    /** Null where the text is not of this form to its last character; it may be of another one. */
    static @Nullable TemporalFields find(String text) {
        int length = text.length();
        boolean dated = length >= DATE && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!dated || (length != DATE && (length < SECONDS || length == SECONDS + 1 || length > NANOS))) {
            return null;
        }
        TemporalFields fields = new TemporalFields(0);
        fields.year = number(text, 0, 4);
        fields.month = number(text, 5, 7);
        fields.day = number(text, 8, DATE);
        fields.hasDate = true;
        boolean read = fields.year >= 0 && fields.month >= 0 && fields.day >= 0;
        return read && (length == DATE || time(text, fields)) ? fields : null;
    }

    private static boolean time(String text, TemporalFields fields) {
        char between = text.charAt(DATE);
        if ((between != ' ' && between != 'T') || text.charAt(DATE + 3) != ':' || text.charAt(DATE + 6) != ':') {
            return false;
        }
        fields.hour = number(text, DATE + 1, DATE + 3);
        fields.minute = number(text, DATE + 4, DATE + 6);
        fields.second = number(text, DATE + 7, SECONDS);
        return fields.hour >= 0 && fields.minute >= 0 && fields.second >= 0 && fraction(text, fields);
    }

    private static boolean fraction(String text, TemporalFields fields) {
        if (text.length() == SECONDS) {
            return true;
        }
        int digits = number(text, SECONDS + 1, text.length());
        if (text.charAt(SECONDS) != '.' || digits < 0) {
            return false;
        }
        for (int i = text.length(); i < NANOS; i++) {
            digits *= 10;
        }
        fields.nano = digits;
        return true;
    }

    /** Below zero where a character is no digit. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (!PatternElement.isDigit(digit)) {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
