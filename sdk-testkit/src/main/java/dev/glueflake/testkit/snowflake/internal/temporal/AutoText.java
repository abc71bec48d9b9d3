package dev.glueflake.testkit.snowflake.internal.temporal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms that AUTO detects: ISO 8601 and its relatives, RFC 2822, and the two written dates. */
final class AutoText {
    private static final List<TemporalPattern> DATES = patterns("DD-MON-YYYY", "MM/DD/YYYY");
    private static final List<TemporalPattern> TIMES = patterns(
            "HH24:MI:SS.FF",
            "HH24:MI:SS.",
            "HH24:MI:SS",
            "HH24:MI",
            "HH24",
            "HH12:MI:SS.FF AM",
            "HH12:MI:SS AM",
            "HH12:MI AM");
    private static final List<TemporalPattern> OFFSETS =
            patterns("TZH:TZM", "TZHTZM", "TZH", " TZH:TZM", " TZHTZM", " TZH");
    private static final List<TemporalPattern> LETTERS = patterns(
            "DY, DD MON YYYY HH24:MI:SS TZHTZM",
            "DY, DD MON YYYY HH24:MI:SS.FF TZHTZM",
            "DY, DD MON YYYY HH12:MI:SS AM TZHTZM",
            "DY, DD MON YYYY HH12:MI:SS.FF AM TZHTZM",
            "DY, DD MON YYYY HH24:MI:SS",
            "DY, DD MON YYYY HH24:MI:SS.FF",
            "DY, DD MON YYYY HH12:MI:SS AM",
            "DY, DD MON YYYY HH12:MI:SS.FF AM",
            "DY MON DD HH24:MI:SS TZHTZM YYYY");

    private static final TemporalPattern MONTH_AND_DAY = TemporalPattern.of("-MM-DD");

    /** Years beyond 9999 are read where the year comes first. */
    private static final PatternElement.Reader YEAR = PatternElement.reader(1, 5, Elements::year);

    private AutoText() {}

    private static List<TemporalPattern> patterns(String... all) {
        return Stream.of(all).map(TemporalPattern::of).toList();
    }

    /** A date, perhaps with a time, perhaps with an offset. Null where the text is none. */
    static @Nullable TemporalFields moment(String text) {
        for (int form = 0; form <= DATES.size(); form++) {
            TemporalFields fields = new TemporalFields(0);
            int at = form == 0 ? yearFirst(text, fields) : DATES.get(form - 1).read(text, 0, fields);
            if (at == text.length()) {
                return fields;
            }
            if (at != PatternElement.NO && (text.charAt(at) == ' ' || text.charAt(at) == 'T')) {
                return time(text, at + 1, fields) ? fields : null;
            }
        }
        return letter(text);
    }

    /** Year, month and day; a year of two digits is that year, not one of this century: {@code 21-3-4} is of the year 21. */
    private static int yearFirst(String text, TemporalFields fields) {
        int at = YEAR.read(text, 0, fields);
        return at == PatternElement.NO ? at : MONTH_AND_DAY.read(text, at, fields);
    }

    /** A time alone; an offset behind it says nothing. */
    static @Nullable TemporalFields clock(String text) {
        TemporalFields fields = new TemporalFields(0);
        return text.indexOf(':') > 0 && time(text, 0, fields) ? fields : null;
    }

    private static boolean time(String text, int from, TemporalFields fields) {
        for (TemporalPattern time : TIMES) {
            fields.noTime();
            int at = time.read(text, from, fields);
            if (at == text.length() || (at != PatternElement.NO && offset(text, at, fields))) {
                return true;
            }
        }
        return false;
    }

    private static boolean offset(String text, int from, TemporalFields fields) {
        for (TemporalPattern offset : OFFSETS) {
            if (offset.read(text, from, fields) == text.length()) {
                return true;
            }
        }
        fields.hasOffset = false;
        return false;
    }

    private static @Nullable TemporalFields letter(String text) {
        boolean named = !text.isEmpty() && Character.isLetter(text.charAt(0));
        for (TemporalPattern letter : named ? LETTERS : List.<TemporalPattern>of()) {
            TemporalFields found = letter.match(text, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
