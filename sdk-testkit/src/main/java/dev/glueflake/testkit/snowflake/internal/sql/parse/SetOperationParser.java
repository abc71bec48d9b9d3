package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.SetOperator;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** UNION, EXCEPT or MINUS, and INTERSECT, which binds tighter. */
final class SetOperationParser extends SubjectParser {
    private final Supplier<Query> terms;

    SetOperationParser(Grammar grammar, Supplier<Query> terms) {
        super(grammar);
        this.terms = terms;
    }

    Query query() {
        Query left = intersection();
        int chain = 0;
        while (true) {
            SetOperator operator = operator();
            if (operator == null || operator == SetOperator.INTERSECT) {
                return left;
            }
            left = joined(left, operator);
            cursor.checkDepth(++chain);
        }
    }

    private Query intersection() {
        Query left = terms.get();
        int chain = 0;
        while (operator() == SetOperator.INTERSECT) {
            Position at = cursor.next().at();
            left = new Query.SetOperation(SetOperator.INTERSECT, all(), false, left, terms.get(), at);
            cursor.checkDepth(++chain);
        }
        return left;
    }

    /** One operator with its right side, or a whole run of UNION ALL: a long run becomes a balanced tree. */
    private Query joined(Query left, SetOperator operator) {
        Position at = cursor.next().at();
        boolean all = all();
        if (operator == SetOperator.UNION && cursor.accept("BY", "NAME")) {
            return new Query.SetOperation(operator, all, true, left, intersection(), at);
        }
        List<Query> operands = new ArrayList<>();
        operands.add(left);
        operands.add(intersection());
        while (operator == SetOperator.UNION
                && all
                && cursor.areWords("UNION", "ALL")
                && !cursor.peek(2).isWord("BY")) {
            cursor.accept("UNION", "ALL");
            operands.add(intersection());
        }
        return Balanced.tree(
                operands, (first, second) -> new Query.SetOperation(operator, all, false, first, second, at));
    }

    private boolean all() {
        if (cursor.accept("ALL")) {
            return true;
        }
        cursor.accept("DISTINCT");
        return false;
    }

    private @Nullable SetOperator operator() {
        Token token = cursor.peek();
        return switch (token.isWord(token.upper()) ? token.upper() : "") {
            case "UNION" -> SetOperator.UNION;
            case "EXCEPT", "MINUS" -> SetOperator.EXCEPT;
            case "INTERSECT" -> SetOperator.INTERSECT;
            default -> null;
        };
    }
}
