package dev.glueflake.testkit.snowflake.internal.sql.ast;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.OrderItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anything that gives rows. */
public sealed interface Query {

    /** {@code WITH [RECURSIVE] … body}. */
    record With(boolean recursive, List<CommonTable> tables, Query body) implements Query {}

    record CommonTable(Identifier name, List<Identifier> columns, Query query) {}

    /** ORDER BY, LIMIT and OFFSET over a body; {@code TOP n} is a limit too. */
    record Ordered(
            Query body,
            List<OrderItem> orderBy,
            @Nullable Expression limit,
            @Nullable Expression offset) implements Query {}

    /** {@code byName}: columns meet by their names, not by their places. */
    record SetOperation(SetOperator operator, boolean all, boolean byName, Query left, Query right, Position at)
            implements Query {}

    enum SetOperator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    record Values(List<List<Expression>> rows, Position at) implements Query {}

    record Select(
            boolean distinct,
            List<SelectItem> items,
            List<TableExpression> from,
            @Nullable Expression where,
            @Nullable Hierarchy hierarchy,
            @Nullable GroupBy groupBy,
            @Nullable Expression having,
            @Nullable Expression qualify,
            Position at)
            implements Query {
        public Select(
                boolean distinct,
                List<SelectItem> items,
                List<TableExpression> from,
                @Nullable Expression where,
                @Nullable GroupBy groupBy,
                @Nullable Expression having,
                @Nullable Expression qualify,
                Position at) {
            this(distinct, items, from, where, null, groupBy, having, qualify, at);
        }
    }

    /** {@code START WITH root CONNECT BY step}; every row is a root where {@code root} is absent. */
    record Hierarchy(@Nullable Expression root, Expression step) {}

    /**
     * One output column.
     *
     * @param text the expression as written, for Snowflake's name of an unnamed column
     */
    record SelectItem(Expression expression, @Nullable Identifier alias, String text) {}

    /** {@code all} is GROUP BY ALL. Grouping sets, cube and rollup are lists of sets over {@code keys}. */
    record GroupBy(boolean all, List<GroupingElement> elements) {}

    sealed interface GroupingElement {
        record Key(Expression expression) implements GroupingElement {}

        record Sets(GroupingKind kind, List<List<Expression>> sets) implements GroupingElement {}
    }

    enum GroupingKind {
        GROUPING_SETS,
        CUBE,
        ROLLUP
    }

    /** What may stand in FROM. */
    sealed interface TableExpression {

        /** A table, view or common table, perhaps at an earlier time. */
        record Named(
                ObjectName name,
                @Nullable TimeTravel travel,
                @Nullable Alias alias) implements TableExpression {}

        record Derived(
                Query query, boolean lateral, @Nullable Alias alias) implements TableExpression {}

        /** {@code TABLE(f(…))}, {@code LATERAL FLATTEN(…)} or {@code FLATTEN(…)}. */
        record Function(
                Expression.FunctionCall call,
                boolean lateral,
                @Nullable Alias alias) implements TableExpression {}

        /** {@code @stage/path (FILE_FORMAT => …, PATTERN => …)}. */
        record StageFiles(
                StageReference stage,
                List<Option> options,
                @Nullable Alias alias) implements TableExpression {}

        record ValuesTable(Values values, @Nullable Alias alias) implements TableExpression {}

        record Join(
                TableExpression left,
                JoinKind kind,
                boolean natural,
                boolean lateral,
                TableExpression right,
                @Nullable Expression on,
                List<Identifier> using)
                implements TableExpression {}

        /** {@code left ASOF JOIN right MATCH_CONDITION (match) [ON … | USING (…)]}. */
        record AsofJoin(
                TableExpression left,
                TableExpression right,
                Expression.Binary match,
                @Nullable Expression on,
                List<Identifier> using)
                implements TableExpression {}

        /** {@code source PIVOT (aggregate [AS suffix] FOR column IN (values) [DEFAULT ON NULL (otherwise)])}. */
        record Pivot(
                TableExpression source,
                Expression.FunctionCall aggregate,
                @Nullable Identifier suffix,
                Identifier column,
                PivotValues values,
                @Nullable Expression otherwise,
                @Nullable Alias alias)
                implements TableExpression {}

        /** {@code source UNPIVOT [INCLUDE NULLS] (value FOR name IN (columns))}. */
        record Unpivot(
                TableExpression source,
                boolean includeNulls,
                Identifier value,
                Identifier name,
                List<UnpivotColumn> columns,
                @Nullable Alias alias,
                Position at)
                implements TableExpression {}

        /** {@code source SAMPLE method (size [ROWS]) [SEED (seed)]}. */
        record Sample(
                TableExpression source,
                boolean blocks,
                Expression size,
                boolean rows,
                @Nullable Expression seed) implements TableExpression {}

        /** {@code source RESAMPLE (USING column INCREMENT BY increment [PARTITION BY …] [METADATA_COLUMNS …])}. */
        record Resample(
                TableExpression source,
                Identifier column,
                Expression increment,
                List<Identifier> partitionBy,
                List<ResampleColumn> metadata)
                implements TableExpression {}
    }

    /** {@code IS_GENERATED()} or, with {@code start}, {@code BUCKET_START()}. */
    record ResampleColumn(boolean start, Identifier name) {}

    /** Which values of the pivoted column become columns. */
    sealed interface PivotValues {
        record Listed(List<PivotValue> values) implements PivotValues {}

        /** {@code ANY [ORDER BY …]}. */
        record Any(List<OrderItem> orderBy) implements PivotValues {}

        record Found(Query query) implements PivotValues {}
    }

    /** {@code text}: the value as written. */
    record PivotValue(Expression value, @Nullable Identifier alias, String text) {}

    /** {@code alias}: what the name column says instead of the column's name. */
    record UnpivotColumn(Identifier column, @Nullable String alias) {}

    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS
    }

    record Alias(Identifier name, List<Identifier> columns) {}

    /**
     * {@code AT} or {@code BEFORE (TIMESTAMP | OFFSET | STATEMENT | STREAM => …)}.
     *
     * @param changes where the rows then are not asked for, but what became of them since
     */
    record TimeTravel(
            boolean before,
            TravelKind kind,
            Expression point,
            @Nullable ChangeInterval changes) {}

    /**
     * {@code CHANGES (INFORMATION => …)}.
     *
     * @param end the last moment, of which all changes count; null is now
     */
    record ChangeInterval(boolean appendOnly, @Nullable TimeTravel end) {}

    enum TravelKind {
        TIMESTAMP,
        OFFSET,
        STATEMENT,
        STREAM
    }
}
