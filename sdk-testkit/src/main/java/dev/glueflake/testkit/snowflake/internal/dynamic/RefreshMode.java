package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query can be refreshed by changes alone, told from its words.
 *
 * @param obstacle what cannot, or null
 * @param nondeterministic whether the obstacle is a function
 * @param timely whether the query depends on the time
 */
public record RefreshMode(@Nullable String obstacle, boolean nondeterministic, boolean timely) {
    private static final Set<String> NEVER = Set.of("SAMPLE", "TABLESAMPLE");
    private static final Set<String> NEVER_CALLED = Set.of("ANY_VALUE", "CURRENT_USER");
    private static final Set<String> CLAUSES = Set.of(
            "LIMIT", "FETCH", "TOP", "INTERSECT", "EXCEPT", "MINUS", "UNPIVOT", "CONNECT", "RECURSIVE", "EXISTS");
    private static final Set<String> GROUPINGS = Set.of("ROLLUP", "CUBE", "GROUPING");
    private static final Set<String> FUNCTIONS = Set.of(
            "RANDOM",
            "RANDSTR",
            "UNIFORM",
            "NORMAL",
            "ZIPF",
            "UUID_STRING",
            "CURRENT_ROLE",
            "CURRENT_ACCOUNT",
            "CURRENT_REGION",
            "CURRENT_WAREHOUSE",
            "CURRENT_SESSION",
            "CURRENT_DATABASE",
            "CURRENT_SCHEMA");
    private static final Set<String> TIMES = Set.of(
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "LOCALTIMESTAMP",
            "LOCALTIME",
            "GETDATE",
            "SYSDATE",
            "SYSTIMESTAMP");
    private static final Set<String> FILTERS = Set.of("WHERE", "HAVING", "QUALIFY");
    private static final Set<String> OTHERS = Set.of("SELECT", "FROM", "GROUP", "ORDER", "ON");

    /** Of a query as written; what no dynamic table takes is refused. */
    public static RefreshMode of(String query) {
        String obstacle = null;
        boolean function = false;
        boolean timely = false;
        Deque<Boolean> filters = new ArrayDeque<>(List.of(false));
        List<Token> tokens = SqlLexer.tokens(query);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(")) {
                filters.push(filters.peek());
            } else if (token.isSymbol(")") && filters.size() > 1) {
                filters.pop();
            }
            if (!token.is(TokenKind.WORD) || (i > 0 && tokens.get(i - 1).isSymbol("."))) {
                continue;
            }
            String word = token.upper();
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
            if (FILTERS.contains(word) || OTHERS.contains(word)) {
                filters.pop();
                filters.push(FILTERS.contains(word));
            }
            refuse(word, called);
            if (TIMES.contains(word)) {
                timely = true;
            }
            boolean unstable = (FUNCTIONS.contains(word) && called)
                    || (TIMES.contains(word) && !Boolean.TRUE.equals(filters.peek()))
                    || word.equals("NEXTVAL");
            if (obstacle == null && (unstable || CLAUSES.contains(word) || (GROUPINGS.contains(word) && called))) {
                obstacle = word;
                function = unstable;
            }
        }
        return new RefreshMode(obstacle, function, timely);
    }

    private static void refuse(String word, boolean called) {
        if (NEVER.contains(word) || (NEVER_CALLED.contains(word) && (called || word.equals("CURRENT_USER")))) {
            throw Errors.compilation("002711", "0A000", "Dynamic tables do not support " + word + ".");
        }
    }

    /** For REFRESH_MODE = INCREMENTAL of a query that has an obstacle. */
    public SnowflakeException refused() {
        return nondeterministic
                ? Errors.compilation(
                        "091912",
                        "0A000",
                        "Query contains a non-deterministic function '" + obstacle
                                + "' that change tracking does not support.")
                : Errors.compilation(
                        "002711",
                        "0A000",
                        "Dynamic tables with REFRESH_MODE = INCREMENTAL do not support " + obstacle + ".");
    }
}
