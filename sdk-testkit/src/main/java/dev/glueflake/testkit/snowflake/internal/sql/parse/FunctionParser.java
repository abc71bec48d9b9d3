package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Argument;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.OrderItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Window;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of functions: the arguments and what follows them. */
final class FunctionParser extends SubjectParser {
    /** Those that take {@code @stage} as an argument. */
    private static final Set<String> STAGE_FUNCTIONS = Set.of(
            "DIRECTORY",
            "BUILD_STAGE_FILE_URL",
            "BUILD_SCOPED_FILE_URL",
            "GET_PRESIGNED_URL",
            "GET_STAGE_LOCATION",
            "GET_RELATIVE_PATH",
            "GET_ABSOLUTE_PATH");

    private final StarParser stars;
    private final LambdaParser lambdas;

    FunctionParser(Grammar grammar) {
        super(grammar);
        stars = new StarParser(grammar);
        lambdas = new LambdaParser(grammar);
    }

    StarParser stars() {
        return stars;
    }

    /** The name is read, the cursor is at the parenthesis. */
    FunctionCall call(ObjectName name) {
        cursor.enter(1);
        cursor.expectSymbol("(");
        boolean distinct = cursor.accept("DISTINCT");
        if (!distinct) {
            cursor.accept("ALL");
        }
        boolean ofStage = name.deferred() == null
                && STAGE_FUNCTIONS.contains(name.last().text().toUpperCase(Locale.ROOT));
        List<Argument> arguments = cursor.isSymbol(")")
                ? List.of()
                : cursor.list(() -> ofStage && cursor.peek().is(TokenKind.STAGE) ? stage() : argument());
        Boolean ignoreNulls = nullTreatment();
        cursor.expectSymbol(")");
        FunctionCall call = behind(name, arguments, distinct, ignoreNulls);
        cursor.leave(1);
        return call;
    }

    /** Arguments in parentheses, as CALL has them. */
    List<Argument> arguments() {
        cursor.expectSymbol("(");
        List<Argument> arguments = cursor.isSymbol(")") ? List.of() : cursor.list(this::argument);
        cursor.expectSymbol(")");
        return arguments;
    }

    private FunctionCall behind(
            ObjectName name, List<Argument> arguments, boolean distinct, @Nullable Boolean ignoreInside) {
        List<OrderItem> withinGroup = withinGroup();
        boolean fromLast = fromLast();
        Boolean ignoreNulls = ignoreInside == null ? nullTreatment() : ignoreInside;
        Window over = over();
        return new FunctionCall(name, arguments, distinct, withinGroup, ignoreNulls, fromLast, over, name.at());
    }

    private List<OrderItem> withinGroup() {
        if (!cursor.accept("WITHIN", "GROUP")) {
            return List.of();
        }
        cursor.expectSymbol("(");
        List<OrderItem> order = grammar.windows().orderBy();
        cursor.expectSymbol(")");
        return order;
    }

    /** FROM FIRST or FROM LAST, which only stand before a window. */
    private boolean fromLast() {
        if (cursor.isWord("FILTER") && cursor.isSymbol(1, "(")) {
            throw Errors.unsupported("FILTER");
        }
        boolean last = cursor.areWords("FROM", "LAST") && isWindowWord(2);
        if (last || (cursor.areWords("FROM", "FIRST") && isWindowWord(2))) {
            cursor.next();
            cursor.next();
        }
        return last;
    }

    private boolean isWindowWord(int ahead) {
        return cursor.peek(ahead).isWord("OVER")
                || (cursor.peek(ahead + 1).isWord("NULLS") && cursor.peek(ahead).is(TokenKind.WORD));
    }

    private @Nullable Boolean nullTreatment() {
        if (cursor.accept("IGNORE", "NULLS")) {
            return true;
        }
        return cursor.accept("RESPECT", "NULLS") ? false : null;
    }

    private @Nullable Window over() {
        return cursor.isWord("OVER") && cursor.next() != null
                ? grammar.windows().window()
                : null;
    }

    /** A stage is handed on as its text. */
    private Argument stage() {
        Token token = cursor.next();
        return new Argument(null, new Expression.StringLiteral(token.text(), token.at()));
    }

    private Argument argument() {
        if (isSpread()) {
            return new Argument(null, spread());
        }
        if (stars.isStar()) {
            return new Argument(null, stars.star());
        }
        if (lambdas.isLambda()) {
            return new Argument(null, lambdas.lambda());
        }
        boolean named = cursor.peek().is(TokenKind.WORD) && cursor.isSymbol(1, "=>");
        String name = named ? cursor.next().upper() : null;
        if (named) {
            cursor.next();
        }
        return new Argument(name, grammar.expressions().expression());
    }

    /** {@code ** array}. */
    private boolean isSpread() {
        return cursor.isSymbol("*") && cursor.isSymbol(1, "*");
    }

    private Expression spread() {
        Token star = cursor.next();
        cursor.expectSymbol("*");
        return new Expression.Spread(grammar.expressions().simple(), star.at());
    }

    /** An expression, or the elements of an array. */
    Expression spreadOrExpression() {
        return isSpread() ? spread() : grammar.expressions().expression();
    }
}
