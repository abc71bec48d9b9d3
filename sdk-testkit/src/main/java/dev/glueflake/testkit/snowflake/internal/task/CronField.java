package dev.glueflake.testkit.snowflake.internal.task;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field: {@code *}, numbers, names, ranges, steps and lists; {@code L} is the last day of a month, {@code 5L} the last
 * Friday of one.
 *
 * @param values the numbers that fit
 * @param lasts the days of the week of which only a month's last one fits
 * @param restricted whether it is anything but {@code *}
 * @param last whether it has {@code L} alone
 */
record CronField(BitSet values, BitSet lasts, boolean restricted, boolean last) {

    static CronField parse(String text, int from, int to, List<String> names) {
        BitSet values = new BitSet();
        BitSet lasts = new BitSet();
        boolean last = false;
        for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            boolean days = to == 31 || to == 6;
            if (part.equals("L") && to == 31) {
                last = true;
            } else if (part.endsWith("L") && part.length() > 1 && days && to == 6) {
                lasts.set(number(part.substring(0, part.length() - 1), from, to, names));
            } else if (part.equals("L") && to == 6) {
                values.set(to);
            } else {
                add(values, part, from, to, names);
            }
        }
        return new CronField(values, lasts, !text.equals("*"), last);
    }

    private static void add(BitSet values, String part, int from, int to, List<String> names) {
        String[] stepped = part.split("/", -1);
        if (stepped.length > 2) {
            throw new IllegalArgumentException(part);
        }
        int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
        String[] range = stepped[0].split("-", -1);
        if (range.length > 2 || step < 1) {
            throw new IllegalArgumentException(part);
        }
        boolean all = stepped[0].equals("*");
        int first = all ? from : number(range[0], from, to, names);
        int end = all || (range.length == 1 && stepped.length == 2)
                ? to
                : number(range[range.length - 1], from, to, names);
        if (end < first) {
            throw new IllegalArgumentException(part);
        }
        for (int value = first; value <= end; value += step) {
            values.set(value);
        }
    }

    private static int number(String text, int from, int to, List<String> names) {
        int named = names.indexOf(text);
        int value = named >= 0 && !text.isEmpty() ? named : Integer.parseInt(text);
        if (value < from || value > to) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    boolean has(int value) {
        return values.get(value);
    }

    boolean isLast(int value) {
        return lasts.get(value);
    }
}
