package dev.glueflake.testkit.aws.internal.glue.schedule;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One field of a cron expression.
 *
 * @param names of the values, the first for {@code low}; empty if there are none
 */
record CronField(String title, int low, int high, List<String> names) {

    /** All values that a text of lists, ranges and increments names. */
    NavigableSet<Integer> values(String text) {
        NavigableSet<Integer> all = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            add(all, part);
        }
        return all;
    }

    private void add(NavigableSet<Integer> all, String part) {
        String[] increment = part.split("/", -1);
        String[] range = increment[0].split("-", -1);
        if (increment.length > 2 || range.length > 2) {
            throw wrong(part);
        }
        boolean every = increment[0].equals("*");
        int from = every ? low : value(range[0]);
        int to = every || (increment.length == 2 && range.length == 1) ? high : value(range[range.length - 1]);
        int step = increment.length == 2 ? number(increment[1]) : 1;
        if (step < 1 || from > to) {
            throw wrong(part);
        }
        for (int value = from; value <= to; value += step) {
            all.add(value);
        }
    }

    int value(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = named < 0 ? number(text) : low + named;
        if (value < low || value > high) {
            throw wrong(text);
        }
        return value;
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(title + " cannot be " + text);
    }
}
