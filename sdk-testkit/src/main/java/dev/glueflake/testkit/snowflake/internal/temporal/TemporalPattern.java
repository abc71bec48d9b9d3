package dev.glueflake.testkit.snowflake.internal.temporal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of Snowflake's, such as {@code YYYY-MM-DD HH24:MI:SS.FF3 TZH:TZM}. Between double quotes letters
 * stand for themselves. Without quotes a letter that is no element does so where a moment is written, {@code T} and
 * {@code Z} also where a text is read. An element of one letter is none beside such a letter: {@code hours} is a word. Immutable and thread-safe.
 */
public final class TemporalPattern {
    private static final int MAX_KEPT = 1_000;
    private static final Map<String, TemporalPattern> KEPT = new ConcurrentHashMap<>();

    /** Longer names stand before those that they begin with. */
    private static final Map<String, PatternElement> ELEMENTS = Elements.byName();

    private final List<PatternElement> elements;

    private TemporalPattern(List<PatternElement> elements) {
        this.elements = elements;
    }

    /** The pattern; an element that the fake does not know is refused by name once a text is read with it. */
    public static TemporalPattern of(String pattern) {
        TemporalPattern kept = KEPT.get(pattern);
        if (kept != null) {
            return kept;
        }
        TemporalPattern compiled = compile(pattern);
        if (KEPT.size() < MAX_KEPT) {
            KEPT.put(pattern, compiled);
        }
        return compiled;
    }

    private static TemporalPattern compile(String pattern) {
        List<PatternElement> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            at = compile(pattern, at, elements);
        }
        return new TemporalPattern(elements);
    }

    private static int compile(String pattern, int at, List<PatternElement> elements) {
        char c = pattern.charAt(at);
        if (c == '"') {
            return quoted(pattern, at + 1, elements);
        }
        String name = name(pattern, at);
        if (name != null && (name.length() > 1 || !isInWord(pattern, at))) {
            elements.add(Objects.requireNonNull(ELEMENTS.get(name)));
            return at + name.length();
        }
        if (Character.isLetter(c) && c != 'T' && c != 'Z') {
            elements.add(PatternElement.unknown(pattern.substring(at)));
        } else {
            elements.add(PatternElement.literal(c));
        }
        return at + 1;
    }

    /** The name of the element that begins there, null where none does. */
    private static @Nullable String name(String pattern, int at) {
        for (String name : ELEMENTS.keySet()) {
            if (pattern.regionMatches(true, at, name, 0, name.length())) {
                return name;
            }
        }
        return null;
    }

    private static boolean isInWord(String pattern, int at) {
        return isPlain(pattern, at - 1) || isPlain(pattern, at + 1);
    }

    /** A letter with which no element begins, and that no text is read by. */
    private static boolean isPlain(String pattern, int at) {
        return at >= 0
                && at < pattern.length()
                && Character.isLetter(pattern.charAt(at))
                && "TZ".indexOf(Character.toUpperCase(pattern.charAt(at))) < 0
                && name(pattern, at) == null;
    }

    private static int quoted(String pattern, int from, List<PatternElement> elements) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '"') {
            elements.add(PatternElement.literal(pattern.charAt(at++)));
        }
        return at + 1;
    }

    /** Null where the text does not have the pattern from beginning to end. */
    @Nullable
    TemporalFields match(String text, int centuryStart) {
        TemporalFields fields = new TemporalFields(centuryStart);
        return read(text, 0, fields) == text.length() ? fields : null;
    }

    /** Where the pattern ends that begins at {@code from}, {@link PatternElement#NO} where none does. */
    int read(String text, int from, TemporalFields fields) {
        int at = from;
        for (PatternElement element : elements) {
            at = element.read(text, at, fields);
            if (at == PatternElement.NO) {
                return at;
            }
        }
        return at;
    }

    /** The moment in this pattern. */
    public String write(LocalDateTime wall, @Nullable Integer offset) {
        Moment moment = new Moment(wall, offset);
        StringBuilder out = new StringBuilder();
        elements.forEach(element -> element.write(moment, out));
        return out.toString();
    }
}
