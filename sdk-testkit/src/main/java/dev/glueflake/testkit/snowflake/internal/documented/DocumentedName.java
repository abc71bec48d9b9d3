package dev.glueflake.testkit.snowflake.internal.documented;

import java.util.List;

/**
 * Something that Snowflake's documentation has a page or a section for.
 *
 * @param name of a clause with its command before it: {@code CREATE TABLE … CLUSTER BY}
 * @param area what it belongs to; of a clause its command
 * @param page below {@code https://docs.snowflake.com/en/sql-reference/}
 * @param refused whether it is marked as one that the fake refuses
 */
public record DocumentedName(String name, String area, String page, boolean refused) {
    private static final String ELLIPSIS = " …";

    /** A line of a list: {@code name,area,page[,refused]}. */
    public static DocumentedName ofLine(String line) {
        List<String> cells = List.of(line.split(",", -1));
        boolean refused = cells.size() == 4 && cells.get(3).equals("refused");
        if (cells.size() != (refused ? 4 : 3)) {
            throw new IllegalArgumentException("not a line of name, area, page and perhaps 'refused': " + line);
        }
        return new DocumentedName(cells.get(0), cells.get(1), cells.get(2), refused);
    }

    /** The words that the command begins with: without its variants in parentheses, its placeholders and what follows. */
    String head() {
        return head(name);
    }

    static String head(String name) {
        return name.replaceFirst("( …| \\(| <).*", "");
    }

    /** The words of a clause behind its command. */
    String clause() {
        return name.substring(area.length() + ELLIPSIS.length()).strip();
    }
}
