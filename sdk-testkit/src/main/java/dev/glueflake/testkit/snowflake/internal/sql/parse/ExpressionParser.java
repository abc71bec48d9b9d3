package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Binary;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Unary;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.UnaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators by precedence; the operands come from {@link OperandParser}, IN, LIKE and their kind from {@link PredicateParser}. */
final class ExpressionParser extends SubjectParser {

    ExpressionParser(Grammar grammar) {
        super(grammar);
    }

    Expression expression() {
        return climb(InfixOperator.LOWEST);
    }

    /** Without AND, OR, NOT, comparisons and predicates: the bounds of BETWEEN, a pattern, {@code POSITION(a IN b)}. */
    Expression simple() {
        return climb(InfixOperator.CONCATENATION);
    }

    List<Expression> list() {
        return cursor.list(this::expression);
    }

    private Expression climb(int lowest) {
        cursor.enter(1);
        Expression left = prefix();
        int chain = 0;
        while (true) {
            Expression longer = extended(left, lowest);
            if (longer == null) {
                break;
            }
            left = longer;
            cursor.checkDepth(++chain);
        }
        cursor.leave(1);
        return left;
    }

    private @Nullable Expression extended(Expression left, int lowest) {
        Token token = cursor.peek();
        InfixOperator infix = InfixOperator.of(token);
        if (infix == null) {
            return lowest <= InfixOperator.COMPARISON ? grammar.predicates().following(left) : null;
        }
        if (infix.level() < lowest) {
            return null;
        }
        cursor.next();
        if (infix.associative()) {
            return chain(left, infix);
        }
        if (infix.level() == InfixOperator.COMPARISON && grammar.predicates().isQuantified()) {
            return grammar.predicates().quantified(left, infix.operator());
        }
        return new Binary(infix.operator(), left, climb(infix.level() + 1), left.at());
    }

    /** {@code a AND b AND c …}; the first operator is read. A long one becomes a balanced tree: nothing else changes. */
    private Expression chain(Expression first, InfixOperator infix) {
        List<Expression> operands = new ArrayList<>();
        operands.add(first);
        do {
            operands.add(climb(infix.level() + 1));
        } while (infix.equals(InfixOperator.of(cursor.peek())) && cursor.next() != null);
        return Balanced.tree(operands, (left, right) -> binary(infix.operator(), left, right));
    }

    private static Expression binary(BinaryOperator operator, Expression left, Expression right) {
        return new Binary(operator, left, right, left.at());
    }

    private Expression prefix() {
        Token token = cursor.peek();
        if (token.isWord("NOT")) {
            cursor.next();
            return new Unary(UnaryOperator.NOT, climb(InfixOperator.COMPARISON), token.at());
        }
        if (token.isSymbol("-") || token.isSymbol("+")) {
            cursor.next();
            UnaryOperator operator = token.isSymbol("-") ? UnaryOperator.MINUS : UnaryOperator.PLUS;
            return new Unary(operator, climb(InfixOperator.HIGHEST), token.at());
        }
        if (isHierarchical(token)) {
            cursor.next();
            Expression operand = grammar.paths().operandWithSuffixes();
            return token.isWord("PRIOR")
                    ? new Expression.Prior(operand, token.at())
                    : new Expression.OfRoot(operand, token.at());
        }
        return grammar.paths().operandWithSuffixes();
    }

    /** PRIOR and CONNECT_BY_ROOT in front of a column; each may be a name, too. */
    private boolean isHierarchical(Token token) {
        Token following = cursor.peek(1);
        return (token.isWord("PRIOR") || token.isWord("CONNECT_BY_ROOT"))
                && (following.is(TokenKind.QUOTED)
                        || (following.is(TokenKind.WORD) && ReservedWords.isColumnReference(following)));
    }
}
