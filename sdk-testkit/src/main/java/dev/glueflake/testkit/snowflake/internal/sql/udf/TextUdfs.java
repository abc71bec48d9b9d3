package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Text by its words and bytes; bytes come as hexadecimal digits. */
public final class TextUdfs {
    /** {@code (text, delimiters)}. */
    public static final String INITCAP = "sf_initcap";
    /** {@code (text, delimiters, number)}: that token, null where there are fewer. */
    public static final String STRTOK = "sf_strtok";
    /** {@code (text, separator)}: a JSON array. */
    public static final String SPLIT = "sf_split";
    /** {@code (bytes)} from the last to the first. */
    public static final String REVERSE_BYTES = "sf_bytes_reverse";
    /** {@code (bytes, in bytes, from)}: 0 where they are not found. */
    public static final String FIND_BYTES = "sf_bytes_position";
    /** {@code (text, search, mode, analyzer)}: whether the words are found. */
    public static final String SEARCH = "sf_search";

    private TextUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(INITCAP, a -> capitals(a[0], character -> a[1].indexOf(character) >= 0));
        library.whole(STRTOK, a -> token(a[0], a[1], Numbers.of(a[2])));
        library.whole(SPLIT, a -> Json.array(split(a[0], a[1])));
        library.whole(REVERSE_BYTES, a -> reversed(a[0]));
        library.whole(FIND_BYTES, a -> String.valueOf(find(a[0], a[1], Math.max(1, Numbers.of(a[2])))));
        library.whole(SEARCH, a -> String.valueOf(new WordSearch(a[1], a[2], a[3]).matches(a[0])));
    }

    private static String capitals(String text, IntPredicate delimiter) {
        StringBuilder result = new StringBuilder();
        boolean first = true;
        for (int c : text.codePoints().toArray()) {
            if (delimiter.test(c)) {
                first = true;
                result.appendCodePoint(c);
            } else {
                result.appendCodePoint(first ? Character.toTitleCase(c) : Character.toLowerCase(c));
                first = false;
            }
        }
        return result.toString();
    }

    private static @Nullable String token(String text, String delimiters, int number) {
        StringTokenizer tokens = new StringTokenizer(text, delimiters);
        for (int i = 1; tokens.hasMoreTokens(); i++) {
            String token = tokens.nextToken();
            if (i == number) {
                return token;
            }
        }
        return null;
    }

    private static List<String> split(String text, String separator) {
        return separator.isEmpty()
                ? List.of(text)
                : Arrays.asList(text.split(java.util.regex.Pattern.quote(separator), -1));
    }

    private static String reversed(String digits) {
        StringBuilder result = new StringBuilder();
        for (int i = digits.length() - 2; i >= 0; i -= 2) {
            result.append(digits, i, i + 2);
        }
        return result.toString();
    }

    private static int find(String part, String digits, int from) {
        for (int i = 2 * (from - 1); i + part.length() <= digits.length(); i += 2) {
            if (digits.startsWith(part, i)) {
                return i / 2 + 1;
            }
        }
        return 0;
    }
}
