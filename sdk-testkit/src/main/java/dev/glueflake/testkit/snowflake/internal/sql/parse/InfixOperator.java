package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators between two operands with their precedence: a higher level binds tighter. */
record InfixOperator(BinaryOperator operator, int level, boolean associative) {
    static final int LOWEST = 1;
    static final int COMPARISON = 4;
    static final int CONCATENATION = 5;
    /** Tighter than any operator between two operands. */
    static final int HIGHEST = 8;

    private static final Map<String, InfixOperator> WORDS = Map.of(
            "OR", new InfixOperator(BinaryOperator.OR, LOWEST, true),
            "AND", new InfixOperator(BinaryOperator.AND, 2, true));

    private static final Map<String, InfixOperator> SYMBOLS = symbols();

    static @Nullable InfixOperator of(Token token) {
        if (token.is(TokenKind.SYMBOL)) {
            return SYMBOLS.get(token.text());
        }
        return token.is(TokenKind.WORD) ? WORDS.get(token.upper()) : null;
    }

    private static Map<String, InfixOperator> symbols() {
        Map<String, InfixOperator> symbols = new HashMap<>();
        comparison(symbols, "=", BinaryOperator.EQUAL);
        comparison(symbols, "<>", BinaryOperator.NOT_EQUAL);
        comparison(symbols, "!=", BinaryOperator.NOT_EQUAL);
        comparison(symbols, "<", BinaryOperator.LESS);
        comparison(symbols, "<=", BinaryOperator.LESS_OR_EQUAL);
        comparison(symbols, ">", BinaryOperator.GREATER);
        comparison(symbols, ">=", BinaryOperator.GREATER_OR_EQUAL);
        symbols.put("||", new InfixOperator(BinaryOperator.CONCAT, CONCATENATION, true));
        symbols.put("+", new InfixOperator(BinaryOperator.ADD, 6, false));
        symbols.put("-", new InfixOperator(BinaryOperator.SUBTRACT, 6, false));
        symbols.put("*", new InfixOperator(BinaryOperator.MULTIPLY, 7, false));
        symbols.put("/", new InfixOperator(BinaryOperator.DIVIDE, 7, false));
        symbols.put("%", new InfixOperator(BinaryOperator.MODULO, 7, false));
        return symbols;
    }

    private static void comparison(Map<String, InfixOperator> symbols, String text, BinaryOperator operator) {
        symbols.put(text, new InfixOperator(operator, COMPARISON, false));
    }
}
