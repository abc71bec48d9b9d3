package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Regular expressions with positions, occurrences and groups; positions count characters from 1. */
public final class RegexUdfs {
    /** {@code (subject, pattern, parameters)}: true where the whole subject matches. */
    public static final String LIKE = "sf_regexp_like";
    /** {@code (subject, pattern, position, parameters)}. */
    public static final String COUNT = "sf_regexp_count";
    /** {@code (subject, pattern, position, occurrence, option, parameters, group)}; a group of -1 was not given. */
    public static final String INSTR = "sf_regexp_instr";
    /** {@code (subject, pattern, position, occurrence, parameters, group)}. */
    public static final String SUBSTR = "sf_regexp_substr";
    /** As {@link #SUBSTR}: a JSON array of all matches from that occurrence on. */
    public static final String SUBSTR_ALL = "sf_regexp_substr_all";
    /** {@code (subject, pattern, replacement, position, occurrence, parameters)}; occurrence 0 is all of them. */
    public static final String REPLACE = "sf_regexp_replace";

    private RegexUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(LIKE, a -> String.valueOf(Regex.of(a[1], a[2]).matches(a[0])));
        library.whole(
                COUNT,
                a -> String.valueOf(Regex.of(a[1], a[3])
                        .find(Numbers.tail(a[0], Numbers.positive("position", a[2])), Integer.MAX_VALUE)
                        .size()));
        library.whole(INSTR, RegexUdfs::position);
        library.whole(SUBSTR, RegexUdfs::substring);
        library.whole(SUBSTR_ALL, RegexUdfs::substrings);
        library.whole(REPLACE, RegexUdfs::replace);
    }

    /** The match of that number, null where there are fewer. */
    private static @Nullable Matcher occurrence(Regex regex, String searched, int number) {
        List<Matcher> found = regex.find(searched, number);
        return found.size() < number ? null : found.get(number - 1);
    }

    private static @Nullable String position(String[] a) {
        Regex regex = Regex.of(a[1], a[5]);
        int from = Numbers.positive("position", a[2]);
        Matcher match = occurrence(regex, Numbers.tail(a[0], from), Numbers.positive("occurrence", a[3]));
        int group = regex.group(Numbers.of(a[6]));
        if (match == null || group > match.groupCount() || match.start(group) < 0) {
            return "0";
        }
        boolean after = Numbers.of(a[4]) == 1;
        String searched = Numbers.tail(a[0], from);
        return String.valueOf(from + searched.codePointCount(0, after ? match.end(group) : match.start(group)));
    }

    private static @Nullable String substring(String[] a) {
        Regex regex = Regex.of(a[1], a[4]);
        String searched = Numbers.tail(a[0], Numbers.positive("position", a[2]));
        Matcher match = occurrence(regex, searched, Numbers.positive("occurrence", a[3]));
        int group = regex.group(Numbers.of(a[5]));
        return match == null || group > match.groupCount() ? null : match.group(group);
    }

    private static @Nullable String substrings(String[] a) {
        Regex regex = Regex.of(a[1], a[4]);
        String searched = Numbers.tail(a[0], Numbers.positive("position", a[2]));
        int group = regex.group(Numbers.of(a[5]));
        if (group > regex.groups()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Matcher match : regex.find(searched, Integer.MAX_VALUE)) {
            String text = match.group(group);
            texts.add(text == null ? "" : text);
        }
        int skipped = Math.min(Numbers.positive("occurrence", a[3]) - 1, texts.size());
        return Json.array(texts.subList(skipped, texts.size()));
    }

    private static String replace(String[] a) {
        Regex regex = Regex.of(a[1], a[5]);
        String searched = Numbers.tail(a[0], Numbers.positive("position", a[3]));
        int only = Numbers.of(a[4]);
        StringBuilder result = new StringBuilder(a[0].substring(0, a[0].length() - searched.length()));
        int copied = 0;
        int number = 0;
        for (Matcher match : regex.find(searched, only == 0 ? Integer.MAX_VALUE : only)) {
            number++;
            if (only == 0 || number == only) {
                result.append(searched, copied, match.start()).append(replacement(a[2], match));
                copied = match.end();
            }
        }
        return result.append(searched, copied, searched.length()).toString();
    }

    /** {@code \0} is the match, {@code \1} to {@code \9} its groups, {@code \\} a backslash. */
    private static String replacement(String template, Matcher match) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char next = c == '\\' && i + 1 < template.length() ? template.charAt(i + 1) : ' ';
            if (next >= '0' && next <= '9') {
                i++;
                String group = next - '0' > match.groupCount() ? null : match.group(next - '0');
                text.append(group == null ? "" : group);
            } else {
                text.append(c);
                i += next == '\\' ? 1 : 0;
            }
        }
        return text.toString();
    }
}
