package dev.glueflake.testkit.snowflake.internal.temporal;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * One part of a pattern. It reads from a place in the text and says where it ended, or {@link #NO} where it does not fit; and
 * it writes itself.
 */
record PatternElement(Reader reader, Writer writer) {
    static final int NO = -1;

    /** Reads its part. */
    @FunctionalInterface
    interface Reader {
        int read(String text, int from, TemporalFields into);
    }

    /** Writes its part. */
    @FunctionalInterface
    interface Writer {
        void write(Moment moment, StringBuilder out);
    }

    /** Takes the value of a number. */
    @FunctionalInterface
    interface Setter {
        void set(TemporalFields fields, int value);
    }

    int read(String text, int from, TemporalFields into) {
        return reader.read(text, from, into);
    }

    void write(Moment moment, StringBuilder out) {
        writer.write(moment, out);
    }

    /** A number of {@code least} to {@code most} digits, written with {@code most}. */
    static PatternElement number(int least, int most, Setter setter, ToIntFunction<LocalDateTime> getter) {
        return new PatternElement(
                reader(least, most, setter),
                (moment, out) -> out.append(padded(getter.applyAsInt(moment.wall()), most)));
    }

    /** A number of one or two digits, written without a leading zero. */
    static PatternElement unpadded(Setter setter, ToIntFunction<LocalDateTime> getter) {
        return new PatternElement(reader(1, 2, setter), (moment, out) -> out.append(getter.applyAsInt(moment.wall())));
    }

    static Reader reader(int least, int most, Setter setter) {
        return (text, from, into) -> {
            int at = from;
            int value = 0;
            while (at < text.length() && at - from < most && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at - from < least) {
                return NO;
            }
            setter.set(into, value);
            return at;
        };
    }

    static PatternElement literal(char expected) {
        return new PatternElement(
                (text, from, into) -> from < text.length() && text.charAt(from) == expected ? from + 1 : NO,
                (moment, out) -> out.append(expected));
    }

    /**
     * A letter that is no element. Written, it stands for itself, as in the {@code …SSUTC} that tools append; read, it is
     * refused by the rest of its pattern, since a text that seems to have it may have the value it was meant for.
     */
    static PatternElement unknown(String rest) {
        return new PatternElement(
                (text, from, into) -> {
                    throw Errors.unsupported("format element '" + rest.toUpperCase(Locale.ROOT) + "'");
                },
                (moment, out) -> out.append(rest.charAt(0)));
    }

    static String padded(int value, int width) {
        String digits = Integer.toString(Math.abs(value));
        return (value < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
