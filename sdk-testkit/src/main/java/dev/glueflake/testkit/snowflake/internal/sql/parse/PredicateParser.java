package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.LikeKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.PatternQuantifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may follow an operand as a condition on it: IS, IN, BETWEEN, LIKE and their kind, and quantified comparisons. */
final class PredicateParser extends SubjectParser {
    private static final Set<String> NEGATABLE = Set.of("IN", "BETWEEN", "LIKE", "ILIKE", "RLIKE", "REGEXP");

    PredicateParser(Grammar grammar) {
        super(grammar);
    }

    /** The condition that begins at the cursor, or null where none does. */
    @Nullable
    Expression following(Expression operand) {
        Token token = cursor.peek();
        if (!token.is(TokenKind.WORD)) {
            return null;
        }
        if (token.upper().equals("IS")) {
            cursor.next();
            return is(operand);
        }
        boolean negated = token.upper().equals("NOT");
        Token head = negated ? cursor.peek(1) : token;
        if (!head.is(TokenKind.WORD) || !NEGATABLE.contains(head.upper())) {
            return null;
        }
        if (negated) {
            cursor.next();
        }
        cursor.next();
        return negatable(operand, head.upper(), negated);
    }

    private Expression negatable(Expression operand, String head, boolean negated) {
        return switch (head) {
            case "IN" -> in(operand, negated);
            case "BETWEEN" -> between(operand, negated);
            case "LIKE" -> like(operand, LikeKind.LIKE, negated);
            case "ILIKE" -> like(operand, LikeKind.ILIKE, negated);
            default -> like(operand, LikeKind.RLIKE, negated);
        };
    }

    private Expression is(Expression operand) {
        boolean negated = cursor.accept("NOT");
        if (cursor.accept("NULL")) {
            return new Expression.IsNull(operand, negated, operand.at());
        }
        if (cursor.isWord("TRUE") || cursor.isWord("FALSE")) {
            boolean truth = cursor.next().upper().equals("TRUE");
            return new Expression.IsTruth(operand, truth, negated, operand.at());
        }
        cursor.expect("DISTINCT", "FROM");
        return new Expression.IsDistinctFrom(operand, grammar.expressions().simple(), negated, operand.at());
    }

    private Expression in(Expression operand, boolean negated) {
        if (cursor.startsQueryInParentheses()) {
            return new Expression.InQuery(operand, queryInParentheses(), negated, operand.at());
        }
        List<Expression> values = cursor.parenthesised(grammar.functions()::spreadOrExpression);
        return new Expression.InList(operand, values, negated, operand.at());
    }

    private Expression between(Expression operand, boolean negated) {
        Expression low = grammar.expressions().simple();
        cursor.expect("AND");
        return new Expression.Between(operand, low, grammar.expressions().simple(), negated, operand.at());
    }

    private Expression like(Expression operand, LikeKind kind, boolean negated) {
        PatternQuantifier quantifier = kind == LikeKind.RLIKE ? PatternQuantifier.ONE : patternQuantifier();
        List<Expression> patterns = quantifier == PatternQuantifier.ONE
                ? List.of(grammar.expressions().simple())
                : patterns(kind);
        boolean escaped = kind != LikeKind.RLIKE && cursor.accept("ESCAPE");
        Expression escape = escaped ? grammar.expressions().simple() : null;
        return new Expression.Like(operand, kind, patterns, quantifier, escape, negated, operand.at());
    }

    private PatternQuantifier patternQuantifier() {
        if (cursor.accept("ANY") || cursor.accept("SOME")) {
            return PatternQuantifier.ANY;
        }
        return cursor.accept("ALL") ? PatternQuantifier.ALL : PatternQuantifier.ONE;
    }

    private List<Expression> patterns(LikeKind kind) {
        if (cursor.startsQueryInParentheses()) {
            throw Errors.unsupported(kind + " ANY or ALL with a subquery");
        }
        return cursor.parenthesised(grammar.expressions()::expression);
    }

    /** Whether ALL, ANY or SOME with a query follows the comparison operator just read. */
    boolean isQuantified() {
        return (cursor.isWord("ALL") || cursor.isWord("ANY") || cursor.isWord("SOME")) && cursor.isSymbol(1, "(");
    }

    Expression quantified(Expression operand, BinaryOperator operator) {
        boolean all = cursor.next().upper().equals("ALL");
        return new Expression.Quantified(operand, operator, all, queryInParentheses(), operand.at());
    }

    private Query queryInParentheses() {
        cursor.expectSymbol("(");
        Query query = grammar.queries().query();
        cursor.expectSymbol(")");
        return query;
    }
}
