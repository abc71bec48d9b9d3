package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.Redaction;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of an event file: {@code {yyyy-MM-dd}-{HH}-{m}-{s}-events.json}, the hour with two digits, minute and second not
 * padded, for example {@code 2019-06-01-15-7-42-events.json}.
 *
 * <p>The name says nothing of compression: that is found by the content. Immutable and thread-safe.
 *
 * @param second the second that the file stands for, without a zone
 */
public record EventFileName(LocalDateTime second) {
    private static final int SECONDS = 3600;
    private static final String SUFFIX = ".json";
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})-([0-9]{2})-(0|[1-9][0-9]?)-(0|[1-9][0-9]?)-events\\.json");

    /**
     * Makes a name.
     *
     * @param second the second; smaller parts are refused
     * @throws ConfigurationException if it is not a whole second of a year with four digits
     */
    public EventFileName {
        if (!second.equals(second.truncatedTo(ChronoUnit.SECONDS)) || second.getYear() < 0 || second.getYear() > 9999) {
            throw invalid(second.toString(), "it is not a whole second of a year with four digits");
        }
    }

    /**
     * Reads a name.
     *
     * @param text a file name, or a key that ends with one
     * @return the name
     * @throws ConfigurationException if the last segment is not of the exact form, or no date
     */
    public static EventFileName parse(String text) {
        String base = text.substring(text.lastIndexOf('/') + 1);
        Matcher parts = FORM.matcher(base);
        if (!parts.matches()) {
            throw invalid(
                    text,
                    "it must be {yyyy-MM-dd}-{HH}-{m}-{s}-events.json, minute and second not padded,"
                            + " for example 2019-06-01-15-7-42-events.json");
        }
        int[] numbers = IntStream.rangeClosed(1, 6)
                .map(group -> Integer.parseInt(parts.group(group)))
                .toArray();
        try {
            return new EventFileName(
                    LocalDateTime.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]));
        } catch (DateTimeException e) {
            throw invalid(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the names of all seconds of an hour, whether their files exist or not.
     *
     * @param hour any time within the hour
     * @return 3,600 names in order
     */
    public static List<EventFileName> everySecond(LocalDateTime hour) {
        LocalDateTime start = hour.truncatedTo(ChronoUnit.HOURS);
        return IntStream.range(0, SECONDS)
                .mapToObj(offset -> new EventFileName(start.plusSeconds(offset)))
                .toList();
    }

    /**
     * Returns how the names of an hour's files begin.
     *
     * @param hour any time within the hour
     * @return for example {@code 2019-06-01-15-}
     */
    public static String hourPrefix(LocalDateTime hour) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d-%02d-",
                hour.getYear(),
                hour.getMonthValue(),
                hour.getDayOfMonth(),
                hour.getHour());
    }

    /**
     * Returns the name without its suffix.
     *
     * @return for example {@code 2019-06-01-15-7-42-events}
     */
    public String stem() {
        return hourPrefix(second) + second.getMinute() + "-" + second.getSecond() + "-events";
    }

    /**
     * Returns the folders of the day.
     *
     * @return for example {@code 2019/06/01}
     */
    public String dayFolder() {
        return String.format(
                Locale.ROOT, "%04d/%02d/%02d", second.getYear(), second.getMonthValue(), second.getDayOfMonth());
    }

    /**
     * Returns the whole name.
     *
     * @return for example {@code 2019-06-01-15-7-42-events.json}
     */
    @Override
    public String toString() {
        return stem() + SUFFIX;
    }

    private static ConfigurationException invalid(String text, String why) {
        return new ConfigurationException(
                "EVENT_FILE_NAME_INVALID",
                "\"" + Redaction.value(text) + "\" is no name of an event file: " + why + ".",
                Map.of(),
                null);
    }
}
