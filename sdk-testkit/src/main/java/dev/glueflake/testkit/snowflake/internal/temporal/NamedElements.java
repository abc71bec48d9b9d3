package dev.glueflake.testkit.snowflake.internal.temporal;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The parts of a pattern that are words: months, days of the week, AM and PM. Read in any case, written with a capital. */
final class NamedElements {
    private static final List<String> MONTHS = List.of(
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
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int SHORT = 3;

    private NamedElements() {}

    /** A month's name; where a short one is written, a full one is read too. */
    static PatternElement month(boolean full) {
        TextStyle style = full ? TextStyle.FULL : TextStyle.SHORT;
        return new PatternElement(
                (text, from, into) -> {
                    int end = month(text, from, into, true);
                    return end == PatternElement.NO && !full ? month(text, from, into, false) : end;
                },
                (moment, out) -> out.append(moment.wall().getMonth().getDisplayName(style, Locale.ENGLISH)));
    }

    private static int month(String text, int from, TemporalFields into, boolean full) {
        for (int i = 0; i < MONTHS.size(); i++) {
            String name = full ? MONTHS.get(i) : MONTHS.get(i).substring(0, SHORT);
            if (text.regionMatches(true, from, name, 0, name.length())) {
                into.month = i + 1;
                into.hasDate = true;
                return from + name.length();
            }
        }
        return PatternElement.NO;
    }

    static PatternElement weekday() {
        return new PatternElement(
                (text, from, into) -> from + SHORT <= text.length()
                                && DAYS.contains(
                                        text.substring(from, from + SHORT).toLowerCase(Locale.ROOT))
                        ? from + SHORT
                        : PatternElement.NO,
                (moment, out) ->
                        out.append(moment.wall().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    }

    /** AM or PM, of which as many letters are written as are asked for. */
    static PatternElement halfOfDay(int letters) {
        return new PatternElement(
                (text, from, into) -> {
                    into.afternoon = text.regionMatches(true, from, "PM", 0, letters);
                    into.twelveHours = true;
                    return into.afternoon || text.regionMatches(true, from, "AM", 0, letters)
                            ? from + letters
                            : PatternElement.NO;
                },
                (moment, out) -> out.append(moment.wall().getHour() < 12 ? "AM" : "PM", 0, letters));
    }
}
