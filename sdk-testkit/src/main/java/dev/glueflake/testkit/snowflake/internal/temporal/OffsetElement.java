package dev.glueflake.testkit.snowflake.internal.temporal;

/** {@code TZH}, {@code TZM}, {@code TZH:TZM} and {@code TZHTZM}: hours and minutes east of UTC, or Z. */
final class OffsetElement {
    private static final int MINUTES = 60;

    private OffsetElement() {}

    /** The element as it is spelled in a pattern. */
    static PatternElement of(String spelling) {
        boolean hours = spelling.startsWith("TZH");
        boolean colon = spelling.indexOf(':') > 0;
        boolean minutes = spelling.endsWith("TZM");
        return new PatternElement(
                (text, from, into) -> hours ? read(text, from, into, colon, minutes) : minutes(text, from, into),
                (moment, out) -> write(moment, out, hours, colon, minutes));
    }

    private static int read(String text, int from, TemporalFields into, boolean colon, boolean minutes) {
        if (from >= text.length()) {
            return PatternElement.NO;
        }
        char sign = text.charAt(from);
        into.hasOffset = true;
        if (sign == 'Z' || sign == 'z') {
            return from + 1;
        }
        into.negativeOffset = sign == '-';
        if (sign != '+' && sign != '-') {
            return PatternElement.NO;
        }
        int at = PatternElement.reader(1, 2, (fields, value) -> fields.offsetHours = value)
                .read(text, from + 1, into);
        if (at == PatternElement.NO || !minutes) {
            return at;
        }
        if (colon && (at >= text.length() || text.charAt(at) != ':')) {
            return PatternElement.NO;
        }
        return minutes(text, colon ? at + 1 : at, into);
    }

    private static int minutes(String text, int from, TemporalFields into) {
        return PatternElement.reader(2, 2, (fields, value) -> fields.offsetMinutes = value)
                .read(text, from, into);
    }

    private static void write(Moment moment, StringBuilder out, boolean hours, boolean colon, boolean minutes) {
        Integer offset = moment.offset();
        if (offset == null) {
            out.append(hours ? "Z" : "");
            return;
        }
        int away = Math.abs(offset);
        if (hours) {
            out.append(offset < 0 ? '-' : '+').append(PatternElement.padded(away / MINUTES, 2));
        }
        if (minutes) {
            out.append(colon ? ":" : "").append(PatternElement.padded(away % MINUTES, 2));
        }
    }
}
