package dev.glueflake.testkit.snowflake.internal.session;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** QUERY_TYPE of a statement's text, by its first words. */
final class QueryTypes {
    private static final Pattern WORDS = Pattern.compile(
            "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()*([a-zA-Z]+)(?:\\s+([a-zA-Z_]+))?(?:\\s+([a-zA-Z_]+))?.*",
            Pattern.DOTALL);
    private static final Map<String, String> BY_FIRST = Map.ofEntries(
            Map.entry("WITH", "SELECT"),
            Map.entry("VALUES", "SELECT"),
            Map.entry("TRUNCATE", "TRUNCATE_TABLE"),
            Map.entry("DESC", "DESCRIBE"),
            Map.entry("BEGIN", "BEGIN_TRANSACTION"),
            Map.entry("START", "BEGIN_TRANSACTION"),
            Map.entry("LIST", "LIST_FILES"),
            Map.entry("LS", "LIST_FILES"),
            Map.entry("PUT", "PUT_FILES"),
            Map.entry("GET", "GET_FILES"),
            Map.entry("REMOVE", "REMOVE_FILES"),
            Map.entry("RM", "REMOVE_FILES"));

    /** A statement's kind shows in its beginning. */
    private static final int HEAD = 2_000;

    private QueryTypes() {}

    static String of(String whole) {
        String text = whole.substring(0, Math.min(HEAD, whole.length()));
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            return "UNKNOWN";
        }
        String first = words.group(1).toUpperCase(Locale.ROOT);
        String second = words.group(2) == null ? "" : words.group(2).toUpperCase(Locale.ROOT);
        String third = words.group(3) == null ? "" : words.group(3).toUpperCase(Locale.ROOT);
        return switch (first) {
            case "CREATE" -> create(text, second);
            case "ALTER" -> second.equals("SESSION") ? "ALTER_SESSION" : "ALTER";
            case "DROP" -> "DROP";
            case "COPY" ->
                third.isEmpty() || text.toUpperCase(Locale.ROOT).matches("(?s)\\s*COPY\\s+INTO\\s+['@].*")
                        ? "UNLOAD"
                        : "COPY";
            default -> BY_FIRST.getOrDefault(first, first);
        };
    }

    private static String create(String text, String second) {
        String upper = text.toUpperCase(Locale.ROOT);
        boolean table = upper.matches(
                "(?s)\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((LOCAL|GLOBAL|TEMP|TEMPORARY|VOLATILE|TRANSIENT)\\s+)*TABLE\\b.*");
        if (table) {
            return upper.matches("(?s).*\\bAS\\s*\\(?\\s*(SELECT|WITH)\\b.*")
                    ? "CREATE_TABLE_AS_SELECT"
                    : "CREATE_TABLE";
        }
        if (upper.matches("(?s)\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?(SECURE\\s+)?(RECURSIVE\\s+)?VIEW\\b.*")) {
            return "CREATE_VIEW";
        }
        return second.equals("ROLE") || second.equals("USER") ? "CREATE_" + second : "CREATE";
    }
}
