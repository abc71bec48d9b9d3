package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parenthesis closes which, worked out once and only where a text needs it. */
final class Brackets {
    private static final Set<String> QUERY_HEADS = Set.of("SELECT", "WITH", "VALUES");
    private static final Set<String> QUERY_GOES_ON =
            Set.of("UNION", "EXCEPT", "MINUS", "INTERSECT", "ORDER", "LIMIT", "OFFSET", "FETCH");

    private final List<Token> tokens;
    private int @Nullable [] closing;

    Brackets(List<Token> tokens) {
        this.tokens = tokens;
    }

    static boolean startsQuery(Token token) {
        return token.is(TokenKind.WORD) && QUERY_HEADS.contains(token.upper());
    }

    /**
     * Whether the parenthesis at {@code open} holds a query. Where it begins with further parentheses, what follows the
     * inner one tells: a set operator, a clause of a query or the outer's end.
     */
    boolean holdsQuery(int open) {
        int inner = open;
        while (inner < tokens.size() && tokens.get(inner).isSymbol("(")) {
            inner++;
            if (inner - open > TokenCursor.MAX_DEPTH) {
                return false;
            }
        }
        if (inner == open || !startsQuery(tokens.get(inner))) {
            return false;
        }
        for (int nested = inner - 1; nested > open; nested--) {
            if (!queryGoesOnBehind(nested)) {
                return false;
            }
        }
        return true;
    }

    private boolean queryGoesOnBehind(int open) {
        Token behind = tokens.get(Math.min(closing()[open] + 1, tokens.size() - 1));
        return behind.isSymbol(")") || (behind.is(TokenKind.WORD) && QUERY_GOES_ON.contains(behind.upper()));
    }

    private int[] closing() {
        if (closing == null) {
            closing = match(tokens);
        }
        return closing;
    }

    private static int[] match(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        Arrays.fill(closing, tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                open.push(i);
            } else if (tokens.get(i).isSymbol(")") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }
}
