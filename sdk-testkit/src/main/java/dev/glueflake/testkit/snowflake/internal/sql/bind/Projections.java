package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Queries put around queries. */
final class Projections {
    private Projections() {}

    /** The columns of a query that stands in FROM under {@code alias}. */
    static List<Scope.Named> columns(TypedQuery query, String alias) {
        List<Scope.Named> columns = new ArrayList<>();
        for (ResultColumn column : query.columns()) {
            String physical = TypedQuery.physical(columns.size());
            columns.add(new Scope.Named(
                    column.name(),
                    new Typed.Column(alias, physical, Collation.ofColumn(column.type()), column.nullable())));
        }
        return columns;
    }

    /** The same rows with columns of those types. */
    static TypedQuery converted(TypedQuery query, List<SqlType> types, BindContext context) {
        if (types.equals(query.columns().stream().map(ResultColumn::type).toList())) {
            return query;
        }
        if (query instanceof TypedQuery.Select select && !select.distinct()) {
            return withOutputs(
                    select, outputs(select.outputs().stream().map(Output::value).toList(), query.columns(), types));
        }
        String alias = context.alias();
        List<Typed> values =
                columns(query, alias).stream().map(Scope.Named::value).toList();
        return select(outputs(values, query.columns(), types), new TypedQuery.Source.Derived(query, alias, false));
    }

    private static List<Output> outputs(List<Typed> values, List<ResultColumn> columns, List<SqlType> types) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            outputs.add(new Output(columns.get(i).name(), Coercions.implicit(values.get(i), types.get(i))));
        }
        return outputs;
    }

    private static TypedQuery.Select withOutputs(TypedQuery.Select select, List<Output> outputs) {
        return new TypedQuery.Select(
                select.distinct(),
                outputs,
                select.from(),
                select.where(),
                select.grouping(),
                select.having(),
                select.qualify(),
                select.orderBy(),
                select.limit());
    }

    /** A plain SELECT over one source. */
    static TypedQuery.Select select(List<Output> outputs, TypedQuery.Source from) {
        return new TypedQuery.Select(false, outputs, from, null, null, null, null, List.of(), TypedQuery.Limit.NONE);
    }

    /** A column of bare NULLs is a VARCHAR for whoever reads the result. */
    static TypedQuery withoutNullTypes(TypedQuery query, BindContext context) {
        List<SqlType> types = query.columns().stream()
                .map(column -> column.type() instanceof SqlType.Null ? SqlTypes.VARCHAR : column.type())
                .toList();
        return converted(query, types, context);
    }
}
