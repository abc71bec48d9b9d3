package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.GroupBy;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.GroupingElement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.GroupingKind;
import java.util.List;

/** The part behind GROUP BY. */
final class GroupByParser extends SubjectParser {

    GroupByParser(Grammar grammar) {
        super(grammar);
    }

    GroupBy groupBy() {
        return cursor.accept("ALL") ? new GroupBy(true, List.of()) : new GroupBy(false, cursor.list(this::element));
    }

    private GroupingElement element() {
        if (cursor.accept("GROUPING", "SETS")) {
            return new GroupingElement.Sets(GroupingKind.GROUPING_SETS, cursor.parenthesised(this::set));
        }
        if (cursor.isSymbol(1, "(") && cursor.accept("CUBE")) {
            return new GroupingElement.Sets(GroupingKind.CUBE, cursor.parenthesised(this::set));
        }
        if (cursor.isSymbol(1, "(") && cursor.accept("ROLLUP")) {
            return new GroupingElement.Sets(GroupingKind.ROLLUP, cursor.parenthesised(this::set));
        }
        return new GroupingElement.Key(grammar.expressions().expression());
    }

    private List<Expression> set() {
        if (cursor.isSymbol("(") && cursor.isSymbol(1, ")")) {
            cursor.next();
            cursor.next();
            return List.of();
        }
        Expression set = grammar.expressions().expression();
        return set instanceof Expression.Tuple tuple ? tuple.items() : List.of(set);
    }
}
