package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Binary;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.IsTruth;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.SelectItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.InsertBranch;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.InsertTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each INTO of a multi-table INSERT takes of the query's rows. */
final class InsertAllPlan {
    private InsertAllPlan() {}

    /** @param condition which rows; null for all */
    record Into(InsertTarget target, @Nullable Expression condition) {

        /** The same as an INSERT of its own over {@link ExtraRelations#NAME}; a DEFAULT is left out of its columns. */
        Statement.Insert insert(Table table, boolean overwrite) {
            List<Identifier> columns = new ArrayList<>();
            List<SelectItem> items = new ArrayList<>();
            if (target.values().isEmpty()) {
                columns.addAll(target.columns());
                Position at = target.table().at();
                items.add(item(new Expression.Star(null, Expression.StarModifiers.NONE, at)));
            } else {
                values(table, columns, items);
            }
            return new Statement.Insert(target.table(), columns, overwrite, query(items));
        }

        private void values(Table table, List<Identifier> columns, List<SelectItem> items) {
            List<Identifier> names = target.columns().isEmpty()
                    ? table.columns().stream().map(Into::identifier).toList()
                    : target.columns();
            if (names.size() != target.values().size()) {
                throw Errors.compilation(
                        "002020",
                        "21S01",
                        "Insert value list does not match column list expecting " + names.size() + " but got "
                                + target.values().size());
            }
            for (int i = 0; i < names.size(); i++) {
                if (!(target.values().get(i) instanceof Expression.DefaultValue)) {
                    columns.add(names.get(i));
                    items.add(item(target.values().get(i)));
                }
            }
        }

        private Query query(List<SelectItem> items) {
            Query.TableExpression from = new Query.TableExpression.Named(ExtraRelations.NAME, null, null);
            return new Query.Select(
                    false,
                    items,
                    List.of(from),
                    condition,
                    null,
                    null,
                    null,
                    target.table().at());
        }

        private static SelectItem item(Expression value) {
            return new SelectItem(value, null, "value");
        }

        private static Identifier identifier(Column column) {
            return Identifier.quoted(column.name(), Position.NONE);
        }
    }

    static List<Into> of(Statement.InsertAll insert) {
        List<Into> all = new ArrayList<>();
        Expression noneBefore = null;
        for (InsertBranch branch : insert.branches()) {
            Expression mine = branch.condition() == null ? null : truth(branch.condition(), false);
            if (insert.first()) {
                mine = both(noneBefore, mine);
            }
            for (InsertTarget target : branch.targets()) {
                all.add(new Into(target, mine));
            }
            if (branch.condition() != null) {
                noneBefore = both(noneBefore, truth(branch.condition(), true));
            }
        }
        for (InsertTarget target : insert.otherwise()) {
            all.add(new Into(target, noneBefore));
        }
        return all;
    }

    private static Expression truth(Expression condition, boolean negated) {
        return new IsTruth(condition, true, negated, condition.at());
    }

    private static @Nullable Expression both(@Nullable Expression one, @Nullable Expression other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Binary(BinaryOperator.AND, one, other, one.at());
    }
}
