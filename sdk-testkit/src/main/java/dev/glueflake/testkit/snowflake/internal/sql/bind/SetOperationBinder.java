package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ValueKeys;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** UNION, INTERSECT and EXCEPT: both sides are brought to the same columns of the same types. */
final class SetOperationBinder {
    private final BindContext context;

    SetOperationBinder(BindContext context) {
        this.context = context;
    }

    TypedQuery bind(Query.SetOperation operation) {
        if (operation.all() && operation.operator() != Query.SetOperator.UNION) {
            throw Errors.unsupported(operation.operator() + " ALL");
        }
        TypedQuery left = new QueryBinder(context).bind(operation.left());
        TypedQuery right = new QueryBinder(context).bind(operation.right());
        if (operation.byName()) {
            Set<String> names = new LinkedHashSet<>(names(left));
            names.addAll(names(right));
            return combined(operation, named(left, names), named(right, names));
        }
        int width = left.columns().size();
        if (right.columns().size() != width) {
            throw Errors.compilation(
                    "001789",
                    "42601",
                    "invalid number of result columns for set operator input branches, expected " + width + ", got "
                            + right.columns().size() + " in branch");
        }
        return combined(operation, left, right);
    }

    private TypedQuery combined(Query.SetOperation operation, TypedQuery left, TypedQuery right) {
        List<SqlType> types = new ArrayList<>();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < left.columns().size(); i++) {
            ResultColumn a = left.columns().get(i);
            ResultColumn b = right.columns().get(i);
            SqlType type = Coercions.common(a.type(), b.type());
            types.add(type);
            columns.add(new ResultColumn(a.name(), type, a.nullable() || b.nullable()));
        }
        boolean keyed = !operation.all() && types.stream().anyMatch(SetOperationBinder::isKeyed);
        if (keyed && operation.operator() != Query.SetOperator.UNION) {
            throw Errors.unsupported(operation.operator() + " over TIMESTAMP_TZ or texts with a collation");
        }
        String operator = operation.operator().name() + (operation.all() || keyed ? " ALL" : "");
        TypedQuery combined = new TypedQuery.Combined(
                operator,
                Projections.converted(left, types, context),
                Projections.converted(right, types, context),
                columns);
        return keyed ? distinct(combined) : combined;
    }

    /** Whether DuckDB's own set operators would tell apart what Snowflake takes for the same. */
    private static boolean isKeyed(SqlType type) {
        return ValueKeys.isKeyed(type) && !type.isJson();
    }

    private TypedQuery distinct(TypedQuery all) {
        String alias = context.alias();
        List<Output> outputs = Projections.columns(all, alias).stream()
                .map(column -> new Output(column.name(), column.value()))
                .toList();
        TypedQuery.Select rows = Projections.select(outputs, new TypedQuery.Source.Derived(all, alias, false));
        return new TypedQuery.Select(
                true, rows.outputs(), rows.from(), null, null, null, null, List.of(), TypedQuery.Limit.NONE);
    }

    private static List<String> names(TypedQuery query) {
        List<String> names = query.columns().stream().map(ResultColumn::name).toList();
        Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.size() < names.size()) {
            throw Errors.compilation("002025", "42601", "duplicate column name in UNION BY NAME");
        }
        return names;
    }

    /** The query with exactly those columns; one that it has not is NULL. */
    private TypedQuery named(TypedQuery query, Set<String> names) {
        String alias = context.alias();
        List<Scope.Named> columns = Projections.columns(query, alias);
        List<Output> outputs = new ArrayList<>();
        for (String name : names) {
            Optional<Typed> found = columns.stream()
                    .filter(column -> column.name().equals(name))
                    .map(Scope.Named::value)
                    .findFirst();
            outputs.add(new Output(name, found.orElse(Choices.NULL)));
        }
        return Projections.select(outputs, new TypedQuery.Source.Derived(query, alias, false));
    }
}
