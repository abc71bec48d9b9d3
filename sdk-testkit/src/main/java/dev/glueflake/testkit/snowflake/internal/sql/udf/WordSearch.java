package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SEARCH: words in a text, by the delimiters of the default analyzer or the text as a whole. */
record WordSearch(String searched, String mode, String analyzer) {
    private static final Pattern DELIMITERS = Pattern.compile("[ \\[\\];<>(){}|!,'\"*&?+/:=@.\\-$%\\\\_\\n\\r\\t]+");

    boolean matches(String text) {
        if (analyzer.equalsIgnoreCase("NO_OP_ANALYZER")) {
            return text.equals(searched);
        }
        if (!analyzer.equalsIgnoreCase("DEFAULT_ANALYZER")) {
            throw Errors.unsupported("SEARCH with ANALYZER " + analyzer);
        }
        List<String> words = words(text);
        List<String> wanted = words(searched);
        return switch (mode.toUpperCase(Locale.ROOT)) {
            case "OR" -> !Collections.disjoint(words, wanted);
            case "AND" -> !wanted.isEmpty() && words.containsAll(wanted);
            case "PHRASE" -> !wanted.isEmpty() && Collections.indexOfSubList(words, wanted) >= 0;
            default -> throw Errors.unsupported("SEARCH with SEARCH_MODE " + mode);
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(DELIMITERS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
