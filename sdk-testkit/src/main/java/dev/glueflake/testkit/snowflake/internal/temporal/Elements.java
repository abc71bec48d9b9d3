package dev.glueflake.testkit.snowflake.internal.temporal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Map;

/** The elements of patterns by their names. */
final class Elements {
    private static final int DIGITS = 9;

    private Elements() {}

    /** In an order in which the longer of two names with one beginning comes first. */
    static Map<String, PatternElement> byName() {
        Map<String, PatternElement> all = new LinkedHashMap<>();
        dates(all);
        times(all);
        for (int digits = 0; digits <= DIGITS; digits++) {
            all.put("FF" + digits, fraction(digits));
        }
        all.put("FF", fraction(DIGITS));
        for (String spelling : new String[] {"TZH:TZM", "TZHTZM", "TZH", "TZM"}) {
            all.put(spelling, OffsetElement.of(spelling));
        }
        shorter(all);
        return all;
    }

    private static void dates(Map<String, PatternElement> all) {
        all.put("YYYY", PatternElement.number(1, 4, Elements::year, LocalDateTime::getYear));
        all.put("UUUU", PatternElement.number(1, 4, Elements::year, LocalDateTime::getYear));
        all.put(
                "YY",
                PatternElement.number(2, 2, TemporalFields::shortYear, moment -> Math.floorMod(moment.getYear(), 100)));
        all.put("MMMM", NamedElements.month(true));
        all.put("MON", NamedElements.month(false));
        all.put("MM", PatternElement.number(1, 2, Elements::month, LocalDateTime::getMonthValue));
        all.put("DD", PatternElement.number(1, 2, Elements::day, LocalDateTime::getDayOfMonth));
        all.put("DY", NamedElements.weekday());
    }

    private static void times(Map<String, PatternElement> all) {
        all.put("HH24", PatternElement.number(1, 2, (fields, value) -> fields.hour = value, LocalDateTime::getHour));
        all.put(
                "HH12",
                PatternElement.number(
                        1, 2, (fields, value) -> fields.hour = value, moment -> (moment.getHour() + 11) % 12 + 1));
        all.put("AM", NamedElements.halfOfDay(2));
        all.put("PM", NamedElements.halfOfDay(2));
        all.put("MI", PatternElement.number(1, 2, (fields, value) -> fields.minute = value, LocalDateTime::getMinute));
        all.put("SS", PatternElement.number(1, 2, (fields, value) -> fields.second = value, LocalDateTime::getSecond));
    }

    /** They begin other names, so they come last; all but HH are written without leading zeros. */
    private static void shorter(Map<String, PatternElement> all) {
        all.put("HH", all.get("HH24"));
        all.put("H24", PatternElement.unpadded((fields, value) -> fields.hour = value, LocalDateTime::getHour));
        all.put(
                "H12",
                PatternElement.unpadded(
                        (fields, value) -> fields.hour = value, moment -> (moment.getHour() + 11) % 12 + 1));
        all.put("H", all.get("H24"));
        all.put("ME", PatternElement.unpadded((fields, value) -> fields.minute = value, LocalDateTime::getMinute));
        all.put("S", PatternElement.unpadded((fields, value) -> fields.second = value, LocalDateTime::getSecond));
        all.put("P", NamedElements.halfOfDay(1));
        all.put("MO", PatternElement.unpadded(Elements::month, LocalDateTime::getMonthValue));
        all.put("D", PatternElement.unpadded(Elements::day, LocalDateTime::getDayOfMonth));
        all.put(
                "Y",
                PatternElement.unpadded(TemporalFields::shortYear, moment -> Math.floorMod(moment.getYear(), 100)));
    }

    /** Reads any number of digits and cuts what is beyond nanoseconds; writes as many as it was asked for. */
    private static PatternElement fraction(int digits) {
        return new PatternElement(
                Elements::readFraction,
                (moment, out) -> out.append(
                        PatternElement.padded(moment.wall().get(ChronoField.NANO_OF_SECOND), DIGITS), 0, digits));
    }

    private static int readFraction(String text, int from, TemporalFields into) {
        int at = from;
        int value = 0;
        for (; at < text.length() && PatternElement.isDigit(text.charAt(at)); at++) {
            value = at - from < DIGITS ? value * 10 + text.charAt(at) - '0' : value;
        }
        for (int digits = at - from; digits < DIGITS; digits++) {
            value *= 10;
        }
        into.nano = value;
        return at == from ? PatternElement.NO : at;
    }

    static void year(TemporalFields fields, int value) {
        fields.year = value;
        fields.hasDate = true;
    }

    private static void month(TemporalFields fields, int value) {
        fields.month = value;
        fields.hasDate = true;
    }

    private static void day(TemporalFields fields, int value) {
        fields.day = value;
        fields.hasDate = true;
    }
}
