package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.InsertBranch;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.InsertTarget;
import java.util.ArrayList;
import java.util.List;

/** INSERT into several tables: ALL or FIRST is at the cursor. */
final class InsertAllParser extends SubjectParser {

    InsertAllParser(Grammar grammar) {
        super(grammar);
    }

    Statement insert(boolean overwrite) {
        boolean first = cursor.next().upper().equals("FIRST");
        List<InsertBranch> branches = new ArrayList<>();
        List<InsertTarget> otherwise = List.of();
        if (first || cursor.isWord("WHEN")) {
            do {
                branches.add(branch());
            } while (cursor.isWord("WHEN"));
            otherwise = cursor.accept("ELSE") ? targets() : List.of();
        } else {
            branches.add(new InsertBranch(null, targets()));
        }
        if (!cursor.startsQuery() && !cursor.startsQueryInParentheses()) {
            throw cursor.unexpected();
        }
        return new Statement.InsertAll(
                overwrite, first, branches, otherwise, grammar.queries().query());
    }

    private InsertBranch branch() {
        cursor.expect("WHEN");
        Expression condition = grammar.expressions().expression();
        cursor.expect("THEN");
        return new InsertBranch(condition, targets());
    }

    private List<InsertTarget> targets() {
        List<InsertTarget> targets = new ArrayList<>();
        do {
            targets.add(target());
        } while (cursor.isWord("INTO"));
        return targets;
    }

    private InsertTarget target() {
        cursor.expect("INTO");
        ObjectName table = grammar.names().tableName();
        boolean named = cursor.isSymbol("(") && !cursor.startsQueryInParentheses();
        List<Identifier> columns = named ? cursor.parenthesised(grammar.names()::lastOfColumnName) : List.of();
        List<Expression> values = cursor.accept("VALUES") ? grammar.queries().row() : List.of();
        return new InsertTarget(table, columns, values);
    }
}
