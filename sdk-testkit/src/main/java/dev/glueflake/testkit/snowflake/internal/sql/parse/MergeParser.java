package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.Alias;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.MergeClause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE. */
final class MergeParser extends SubjectParser {
    private final DmlParser dml;

    MergeParser(Grammar grammar, DmlParser dml) {
        super(grammar);
        this.dml = dml;
    }

    Statement merge() {
        cursor.expect("MERGE", "INTO");
        ObjectName table = grammar.names().tableName();
        Alias alias = grammar.tables().alias();
        cursor.expect("USING");
        TableExpression source = grammar.tables().joined();
        cursor.expect("ON");
        Expression on = grammar.expressions().expression();
        List<MergeClause> clauses = new ArrayList<>();
        do {
            MergeClause clause = clause();
            requireReachable(clauses, clause);
            clauses.add(clause);
        } while (cursor.isWord("WHEN"));
        return new Statement.Merge(table, alias, source, on, clauses);
    }

    /** A clause without a condition takes all rows of its kind, so that it has to be the last one. */
    private static void requireReachable(List<MergeClause> before, MergeClause clause) {
        boolean insert = clause instanceof MergeClause.NotMatchedInsert;
        boolean reachable = before.stream()
                .filter(each -> each instanceof MergeClause.NotMatchedInsert == insert)
                .allMatch(each -> each.condition() != null);
        if (!reachable) {
            throw Errors.compilation(
                    "002035",
                    "42601",
                    "Unreachable clause of MERGE: WHEN " + (insert ? "NOT " : "")
                            + "MATCHED without AND has to be the last clause of its kind.");
        }
    }

    private MergeClause clause() {
        cursor.expect("WHEN");
        boolean matched = !cursor.accept("NOT");
        cursor.expect("MATCHED");
        Expression condition = cursor.accept("AND") ? grammar.expressions().expression() : null;
        cursor.expect("THEN");
        return matched ? matched(condition) : notMatched(condition);
    }

    private MergeClause matched(@Nullable Expression condition) {
        if (cursor.accept("DELETE")) {
            return new MergeClause.MatchedDelete(condition);
        }
        cursor.expect("UPDATE");
        if (cursor.accept("ALL", "BY", "NAME")) {
            return new MergeClause.MatchedUpdate(condition, List.of());
        }
        cursor.expect("SET");
        return new MergeClause.MatchedUpdate(condition, cursor.list(dml::assignment));
    }

    private MergeClause notMatched(@Nullable Expression condition) {
        cursor.expect("INSERT");
        if (cursor.accept("ALL", "BY", "NAME")) {
            return new MergeClause.NotMatchedInsert(condition, List.of(), List.of());
        }
        List<Identifier> columns =
                cursor.isSymbol("(") ? cursor.parenthesised(grammar.names()::lastOfColumnName) : List.of();
        cursor.expect("VALUES");
        return new MergeClause.NotMatchedInsert(condition, columns, values());
    }

    private List<@Nullable Expression> values() {
        cursor.expectSymbol("(");
        List<@Nullable Expression> values = new ArrayList<>();
        do {
            values.add(dml.valueOrDefault());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return values;
    }
}
