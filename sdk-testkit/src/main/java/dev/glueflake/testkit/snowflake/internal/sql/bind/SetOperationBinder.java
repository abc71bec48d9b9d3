package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ValueKeys;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
        TypedQuery a = Projections.converted(left, types, context);
        TypedQuery b = Projections.converted(right, types, context);
        boolean keyed = !operation.all() && types.stream().anyMatch(SetOperationBinder::isKeyed);
        if (keyed && operation.operator() != Query.SetOperator.UNION) {
            return distinct(matched(operation.operator(), a, b));
        }
        String operator = operation.operator().name() + (operation.all() || keyed ? " ALL" : "");
        TypedQuery combined = new TypedQuery.Combined(operator, a, b, columns);
        return keyed ? distinct(rows(combined)) : combined;
    }

    /** The rows of the left side that the right side has too (INTERSECT) or has not (EXCEPT). */
    private TypedQuery.Select matched(Query.SetOperator operator, TypedQuery left, TypedQuery right) {
        TypedQuery.Select rows = rows(left);
        String alias = context.alias();
        List<Scope.Named> others = Projections.columns(right, alias);
        Typed same = null;
        for (int i = 0; i < others.size(); i++) {
            Typed pair = Comparisons.compare(
                    "IS NOT DISTINCT FROM",
                    rows.outputs().get(i).value(),
                    others.get(i).value());
            same = same == null ? pair : new Typed.Call("({0} AND {1})", List.of(same, pair), SqlTypes.BOOLEAN, false);
        }
        String kind = operator == Query.SetOperator.INTERSECT ? "SEMI JOIN" : "ANTI JOIN";
        TypedQuery.Source from = Objects.requireNonNull(rows.from());
        return Projections.select(
                rows.outputs(),
                new TypedQuery.Source.Join(from, kind, new TypedQuery.Source.Derived(right, alias, false), same));
    }

    /** Whether DuckDB's own set operators would tell apart what Snowflake takes for the same. */
    private static boolean isKeyed(SqlType type) {
        return ValueKeys.isKeyed(type) && !type.isJson();
    }

    private TypedQuery.Select rows(TypedQuery query) {
        String alias = context.alias();
        List<Output> outputs = Projections.columns(query, alias).stream()
                .map(column -> new Output(column.name(), column.value()))
                .toList();
        return Projections.select(outputs, new TypedQuery.Source.Derived(query, alias, false));
    }

    private static TypedQuery distinct(TypedQuery.Select rows) {
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
