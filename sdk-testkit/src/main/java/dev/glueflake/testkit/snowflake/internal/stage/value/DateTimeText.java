package dev.glueflake.testkit.snowflake.internal.stage.value;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds date and time in a text: by one pattern, or for AUTO by trying those that Snowflake detects. Remembers the last one that fitted. */
final class DateTimeText {
    private static final List<String> DATES = List.of("YYYY-MM-DD", "DD-MON-YYYY", "MM/DD/YYYY");
    private static final List<String> TIMES = List.of("HH24:MI:SS", "HH24:MI:SS.FF", "HH24:MI");
    private static final List<String> OFFSETS = List.of("", "TZH:TZM", "TZHTZM", "TZH");
    /** Integers mean seconds below this many, then milliseconds, microseconds and nanoseconds. */
    private static final long SECONDS_BELOW = 31_536_000_000L;

    private final List<DateTimePattern> patterns;
    private final boolean integers;
    private final boolean utcLetter;
    private int last;

    private DateTimeText(List<String> patterns, boolean auto, boolean integers) {
        this.patterns = patterns.stream().map(DateTimePattern::compile).toList();
        this.integers = integers;
        this.utcLetter = auto;
    }

    static DateTimeText date(String format) {
        if (!isAuto(format)) {
            return new DateTimeText(List.of(format), false, false);
        }
        List<String> all = new ArrayList<>(DATES);
        all.addAll(timestamps());
        return new DateTimeText(all, true, true);
    }

    static DateTimeText time(String format) {
        return isAuto(format) ? new DateTimeText(TIMES, true, true) : new DateTimeText(List.of(format), false, false);
    }

    static DateTimeText timestamp(String format) {
        if (!isAuto(format)) {
            return new DateTimeText(List.of(format), false, false);
        }
        List<String> all = timestamps();
        all.addAll(DATES);
        return new DateTimeText(all, true, true);
    }

    /** Null where the text is nothing of the kind. */
    @Nullable
    DateTimeFields find(String written) {
        String text = utcLetter ? withoutUtcLetter(written.strip()) : written;
        DateTimeFields found = patterns.get(last).match(text);
        for (int i = 0; found == null && i < patterns.size(); i++) {
            found = patterns.get(i).match(text);
            last = i;
        }
        return found == null && integers ? integer(text) : found;
    }

    private static @Nullable DateTimeFields integer(String text) {
        if (!text.matches("-?[0-9]{1,19}")) {
            return null;
        }
        long value = Long.parseLong(text);
        long perSecond = 1;
        while (perSecond < 1_000_000_000L && Math.abs(value / perSecond) >= SECONDS_BELOW) {
            perSecond *= 1000;
        }
        LocalDateTime at = LocalDateTime.ofEpochSecond(
                Math.floorDiv(value, perSecond),
                (int) (Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond)),
                ZoneOffset.UTC);
        return fields(at);
    }

    private static DateTimeFields fields(LocalDateTime at) {
        DateTimeFields fields = new DateTimeFields();
        fields.year = at.getYear();
        fields.month = at.getMonthValue();
        fields.day = at.getDayOfMonth();
        fields.hour = at.getHour();
        fields.minute = at.getMinute();
        fields.second = at.getSecond();
        fields.nano = at.getNano();
        fields.hasDate = true;
        fields.hasOffset = true;
        return fields;
    }

    private static String withoutUtcLetter(String text) {
        boolean utc = text.length() > 10 && (text.endsWith("Z") || text.endsWith("z"));
        return utc ? text.substring(0, text.length() - 1).stripTrailing() + "+00:00" : text;
    }

    private static List<String> timestamps() {
        List<String> all = new ArrayList<>();
        for (String date : List.of("YYYY-MM-DD", "MM/DD/YYYY", "DD-MON-YYYY")) {
            for (String between : List.of(" ", "T")) {
                for (String time : TIMES) {
                    OFFSETS.forEach(offset -> all.add(date + between + time + offset));
                    OFFSETS.stream().skip(1).forEach(offset -> all.add(date + between + time + " " + offset));
                }
            }
        }
        return all;
    }

    private static boolean isAuto(String format) {
        return format.equalsIgnoreCase("AUTO") || format.isEmpty();
    }
}
