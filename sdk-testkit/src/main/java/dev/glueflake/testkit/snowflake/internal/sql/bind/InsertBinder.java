package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.List;

/** INSERT: the source's columns to the target's, defaults for those not named. */
final class InsertBinder {
    private final BindContext context;

    InsertBinder(BindContext context) {
        this.context = context;
    }

    DmlPlan.Insert bind(Statement.Insert insert) {
        Relation.Stored target = Assignments.table(context.relations().target(context.resolve(insert.table())));
        Assignments assignments = new Assignments(context, target);
        List<Integer> columns = columns(insert.columns(), target, assignments);
        TypedQuery source = insert.source() instanceof Query.Values values
                ? values(values, columns, target, assignments)
                : new QueryBinder(context).bind(insert.source());
        if (source.columns().size() != columns.size()) {
            throw mismatch(columns.size(), source.columns().size());
        }
        String alias = context.alias();
        List<Scope.Named> given = Projections.columns(source, alias);
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < target.columns().size(); i++) {
            Relation.Column column = target.columns().get(i);
            int at = columns.indexOf(i);
            Typed value = at < 0
                    ? assignments.defaultValue(column)
                    : assignments.convert(bound(source, at, given.get(at).value()), column);
            outputs.add(new Output(column.name(), value));
        }
        TypedQuery.Select rows = Projections.select(outputs, new Source.Derived(source, alias, false));
        return new DmlPlan.Insert(target, Rows.named(context, rows, target, 0), insert.overwrite());
    }

    /** A bind that a SELECT hands through is still one. */
    private static Typed bound(TypedQuery source, int at, Typed column) {
        return source instanceof TypedQuery.Select select
                        && Assignments.isJsonBind(select.outputs().get(at).value())
                ? select.outputs().get(at).value()
                : column;
    }

    private static List<Integer> columns(List<Identifier> named, Relation.Stored target, Assignments assignments) {
        List<Integer> columns = new ArrayList<>();
        if (named.isEmpty()) {
            for (int i = 0; i < target.columns().size(); i++) {
                columns.add(i);
            }
        }
        for (Identifier name : named) {
            int index = assignments.index(name);
            if (columns.contains(index)) {
                throw Errors.compilation("002025", "42601", "duplicate column name '" + name.text() + "'");
            }
            columns.add(index);
        }
        return columns;
    }

    /** Each value goes to its column by itself: no common type is looked for, and DEFAULT is the column's. */
    private TypedQuery values(
            Query.Values values, List<Integer> columns, Relation.Stored target, Assignments assignments) {
        ExpressionBinder expressions = new ExpressionBinder(context, Scope.empty(null));
        ValuesCheck check = new ValuesCheck(target, values);
        List<List<Typed>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            if (row.size() != columns.size()) {
                throw mismatch(columns.size(), row.size());
            }
            check.row(row, columns);
            List<Typed> typed = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Relation.Column column = target.columns().get(columns.get(i));
                typed.add(
                        row.get(i) instanceof Expression.DefaultValue
                                ? assignments.defaultValue(column)
                                : assignments.convert(QueryBinder.item(expressions, row.get(i)), column));
            }
            rows.add(typed);
        }
        return QueryBinder.rows(rows);
    }

    private static RuntimeException mismatch(int expected, int got) {
        return Errors.compilation(
                "002020",
                "21S01",
                "Insert value list does not match column list expecting " + expected + " but got " + got);
    }
}
