package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of Snowflake's, such as {@code YYYY-MM-DD HH24:MI:SS.FF3 TZH:TZM}. Letters that are no element stand for
 * themselves only between double quotes; {@code T} between a date and a time also without.
 */
final class DateTimePattern {
    private final List<PatternElement> elements;

    private DateTimePattern(List<PatternElement> elements) {
        this.elements = elements;
    }

    static DateTimePattern compile(String pattern) {
        List<PatternElement> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            at = compile(pattern, at, elements);
        }
        return new DateTimePattern(elements);
    }

    /** Null where the text does not have the pattern from beginning to end. */
    @Nullable
    DateTimeFields match(String text) {
        DateTimeFields fields = new DateTimeFields();
        int at = 0;
        for (PatternElement element : elements) {
            at = element.read(text, at, fields);
            if (at == PatternElement.NO) {
                return null;
            }
        }
        return at == text.length() ? fields : null;
    }

    private static int compile(String pattern, int at, List<PatternElement> elements) {
        char c = pattern.charAt(at);
        if (c == '"') {
            return quoted(pattern, at + 1, elements);
        }
        for (Element element : Element.ALL) {
            if (pattern.regionMatches(
                    true, at, element.name(), 0, element.name().length())) {
                elements.addAll(element.parts());
                int end = at + element.name().length();
                boolean digits =
                        element.name().equals("FF") && end < pattern.length() && Character.isDigit(pattern.charAt(end));
                return digits ? end + 1 : end;
            }
        }
        if (Character.isLetter(c) && c != 'T') {
            throw Errors.unsupported("format element '" + pattern.substring(at).toUpperCase(Locale.ROOT) + "'");
        }
        elements.add(PatternElement.literal(c));
        return at + 1;
    }

    private static int quoted(String pattern, int from, List<PatternElement> elements) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '"') {
            elements.add(PatternElement.literal(pattern.charAt(at++)));
        }
        return at + 1;
    }

    /** An element by its name; longer names stand before those that they begin with. */
    private record Element(String name, List<PatternElement> parts) {
        static final List<Element> ALL = List.of(
                of("YYYY", PatternElement.number(4, 4, DateTimePattern::year)),
                of(
                        "YY",
                        PatternElement.number(
                                2, 2, (fields, value) -> year(fields, value + (value < 70 ? 2000 : 1900)))),
                of("MMMM", PatternElement.month(true)),
                of("MON", PatternElement.month(false)),
                of("MM", PatternElement.number(1, 2, (fields, value) -> fields.month = value)),
                of("DD", PatternElement.number(1, 2, (fields, value) -> fields.day = value)),
                of("DY", PatternElement.weekday()),
                of("HH24", PatternElement.number(1, 2, (fields, value) -> fields.hour = value)),
                of("HH12", PatternElement.number(1, 2, (fields, value) -> fields.hour = value)),
                of("AM", PatternElement.halfOfDay()),
                of("PM", PatternElement.halfOfDay()),
                of("MI", PatternElement.number(1, 2, (fields, value) -> fields.minute = value)),
                of("SS", PatternElement.number(1, 2, (fields, value) -> fields.second = value)),
                of("FF", PatternElement.fraction()),
                of(
                        "TZH",
                        PatternElement.offsetSign(),
                        PatternElement.number(1, 2, (fields, value) -> fields.offsetHours = value)),
                of("TZM", PatternElement.number(2, 2, (fields, value) -> fields.offsetMinutes = value)));

        private static Element of(String name, PatternElement... parts) {
            return new Element(name, List.of(parts));
        }
    }

    private static void year(DateTimeFields fields, int value) {
        fields.year = value;
        fields.hasDate = true;
    }
}
