package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Parameter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;

/** {@code x -> …}, {@code x INT -> …} and {@code (x, y) -> …} as an argument of a function. */
final class LambdaParser extends SubjectParser {
    /** So far ahead the arrow may stand behind the parameters. */
    private static final int LONGEST = 24;

    LambdaParser(Grammar grammar) {
        super(grammar);
    }

    boolean isLambda() {
        int at = cursor.isSymbol("(") ? 1 : 0;
        if (!isName(at)) {
            return false;
        }
        for (; at < LONGEST; at++) {
            if (cursor.isSymbol(at, "->")) {
                return true;
            }
            boolean part = isName(at)
                    || cursor.peek(at).is(TokenKind.NUMBER)
                    || cursor.isSymbol(at, "(")
                    || cursor.isSymbol(at, ")")
                    || (cursor.isSymbol(at, ",") && !cursor.isSymbol(at + 1, "(") && inParentheses(at));
            if (!part) {
                return false;
            }
        }
        return false;
    }

    /** A comma belongs to the parameters where a parenthesis before it is open. */
    private boolean inParentheses(int comma) {
        int open = 0;
        for (int i = 0; i < comma; i++) {
            open += cursor.isSymbol(i, "(") ? 1 : cursor.isSymbol(i, ")") ? -1 : 0;
        }
        return open > 0;
    }

    private boolean isName(int ahead) {
        return cursor.peek(ahead).is(TokenKind.WORD) || cursor.peek(ahead).is(TokenKind.QUOTED);
    }

    Expression.Lambda lambda() {
        Position at = cursor.peek().at();
        List<Parameter> parameters;
        if (cursor.acceptSymbol("(")) {
            parameters = cursor.list(this::parameter);
            cursor.expectSymbol(")");
        } else {
            parameters = List.of(parameter());
        }
        cursor.expectSymbol("->");
        return new Expression.Lambda(parameters, grammar.expressions().expression(), at);
    }

    private Parameter parameter() {
        Identifier name = grammar.names().identifier();
        boolean typed = cursor.peek().is(TokenKind.WORD);
        return new Parameter(name, typed ? grammar.types().type() : null);
    }
}
