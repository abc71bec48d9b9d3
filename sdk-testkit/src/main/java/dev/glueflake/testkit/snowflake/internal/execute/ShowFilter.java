package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** LIKE (case does not matter), STARTS WITH (it does) and LIMIT of a SHOW. */
final class ShowFilter {
    private ShowFilter() {}

    /** @param nameColumn index of the column that LIKE and STARTS WITH look at */
    static void apply(Statement.Show show, List<@Nullable Object[]> rows, int nameColumn) {
        String like = show.like();
        if (like != null) {
            Pattern pattern = pattern(like);
            rows.removeIf(
                    row -> !pattern.matcher(String.valueOf(row[nameColumn])).matches());
        }
        String startsWith = show.startsWith();
        if (startsWith != null) {
            rows.removeIf(row -> !String.valueOf(row[nameColumn]).startsWith(startsWith));
        }
        String from = show.from();
        if (from != null) {
            rows.removeIf(row -> String.valueOf(row[nameColumn]).compareTo(from) <= 0);
        }
        Long limit = show.limit();
        if (limit != null && rows.size() > limit) {
            rows.subList((int) Math.max(0, limit), rows.size()).clear();
        }
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '\\' && i + 1 < like.length()) {
                regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
