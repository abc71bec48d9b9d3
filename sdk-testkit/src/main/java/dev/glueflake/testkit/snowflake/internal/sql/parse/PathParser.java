package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.PathElement;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What binds tighter than any operator: {@code ::type}, {@code :path}, {@code [index]} and COLLATE behind an operand. */
final class PathParser extends SubjectParser {

    PathParser(Grammar grammar) {
        super(grammar);
    }

    Expression operandWithSuffixes() {
        Expression operand = grammar.operands().operand();
        int suffixes = 0;
        while (true) {
            Expression longer = suffixed(operand);
            if (longer == null) {
                return operand;
            }
            operand = longer;
            cursor.checkDepth(++suffixes);
        }
    }

    private @Nullable Expression suffixed(Expression operand) {
        Token token = cursor.peek();
        if (token.isWord("COLLATE")) {
            cursor.next();
            return new Expression.Collate(operand, cursor.string(), operand.at());
        }
        if (!token.is(TokenKind.SYMBOL)) {
            return null;
        }
        return switch (token.text()) {
            case "::" -> cast(operand);
            case ":", "[" -> new Expression.Path(operand, elements(), operand.at());
            case "->" -> throw Errors.unsupported("lambda expression");
            case "(" -> outerMark(operand);
            default -> null;
        };
    }

    private Expression cast(Expression operand) {
        cursor.next();
        return new Expression.Cast(operand, grammar.types().type(), false, operand.at());
    }

    private @Nullable Expression outerMark(Expression operand) {
        boolean marked = cursor.isSymbol(1, "+") && cursor.isSymbol(2, ")");
        if (!marked || !(operand instanceof Expression.ColumnReference)) {
            return null;
        }
        cursor.next();
        cursor.next();
        cursor.next();
        return new Expression.OuterMark(operand, operand.at());
    }

    private List<PathElement> elements() {
        List<PathElement> elements = new ArrayList<>();
        while (true) {
            if (cursor.acceptSymbol("[")) {
                elements.add(bracketed());
            } else if (cursor.acceptSymbol(":") || cursor.acceptSymbol(".")) {
                elements.add(new PathElement.Key(key()));
            } else {
                return elements;
            }
        }
    }

    /** Keys keep their case; {@code ['a']} is the key a. */
    private PathElement bracketed() {
        Expression index = grammar.expressions().expression();
        cursor.expectSymbol("]");
        return index instanceof Expression.StringLiteral literal
                ? new PathElement.Key(literal.value())
                : new PathElement.Index(index);
    }

    private String key() {
        Token token = cursor.peek();
        if (!token.is(TokenKind.WORD) && !token.is(TokenKind.QUOTED)) {
            throw cursor.unexpected();
        }
        return cursor.next().text();
    }
}
