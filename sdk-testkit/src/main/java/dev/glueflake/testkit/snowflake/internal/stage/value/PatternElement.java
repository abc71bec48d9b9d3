package dev.glueflake.testkit.snowflake.internal.stage.value;

import java.util.List;
import java.util.Locale;

/** One part of a pattern. It reads from a place in the text and says where it ended, or {@link #NO} where it does not fit. */
@FunctionalInterface
interface PatternElement {
    int NO = -1;
    List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    int read(String text, int from, DateTimeFields into);

    /** Takes the value of a number. */
    @FunctionalInterface
    interface Setter {
        void set(DateTimeFields fields, int value);
    }

    static PatternElement number(int least, int most, Setter setter) {
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
        return (text, from, into) -> from < text.length() && text.charAt(from) == expected ? from + 1 : NO;
    }

    static PatternElement month(boolean full) {
        return (text, from, into) -> {
            for (int i = 0; i < MONTHS.size(); i++) {
                String name = full ? MONTHS.get(i) : MONTHS.get(i).substring(0, 3);
                if (text.regionMatches(true, from, name, 0, name.length())) {
                    into.month = i + 1;
                    return from + name.length();
                }
            }
            return NO;
        };
    }

    static PatternElement weekday() {
        return (text, from, into) -> from + 3 <= text.length()
                        && DAYS.contains(text.substring(from, from + 3).toLowerCase(Locale.ROOT))
                ? from + 3
                : NO;
    }

    static PatternElement halfOfDay() {
        return (text, from, into) -> {
            into.afternoon = text.regionMatches(true, from, "PM", 0, 2);
            into.twelveHours = true;
            return into.afternoon || text.regionMatches(true, from, "AM", 0, 2) ? from + 2 : NO;
        };
    }

    /** Up to nine digits after the point. */
    static PatternElement fraction() {
        return (text, from, into) -> {
            int at = from;
            int value = 0;
            while (at < text.length() && at - from < 9 && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            for (int digits = at - from; digits < 9; digits++) {
                value *= 10;
            }
            into.nano = value;
            return at == from ? NO : at;
        };
    }

    static PatternElement offsetSign() {
        return (text, from, into) -> {
            if (from >= text.length() || (text.charAt(from) != '+' && text.charAt(from) != '-')) {
                return NO;
            }
            into.negativeOffset = text.charAt(from) == '-';
            into.hasOffset = true;
            return from + 1;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
