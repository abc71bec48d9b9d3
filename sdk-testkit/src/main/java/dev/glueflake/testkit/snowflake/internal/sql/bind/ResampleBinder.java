package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Slices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RESAMPLE: the rows as they are, and in each partition one row more for every slice of time that begins without one. */
final class ResampleBinder {
    private static final String SLICE = "slice";

    private final BindContext context;

    ResampleBinder(BindContext context) {
        this.context = context;
    }

    /**
     * What the parts of the query know.
     *
     * @param rows the name of the common table of all rows, each with the number of its slice behind its columns
     * @param time index of the column that is sliced
     * @param keys indexes of the columns by which it is done apart
     */
    private record Plan(
            TableExpression.Resample resample, TypedQuery.Common rows, int time, List<Integer> keys, Slices slices) {

        int width() {
            return rows.query().columns().size() - 1;
        }

        ResultColumn column(int index) {
            return rows.query().columns().get(index);
        }
    }

    Bound bind(TableExpression.Resample resample, Bound from) {
        Source source = Objects.requireNonNull(from.source());
        if (source instanceof Source.Join) {
            throw Errors.unsupported("RESAMPLE of a join");
        }
        List<Scope.Named> columns = from.scope().all();
        int time = index(columns, resample.column());
        Typed moment = columns.get(time).value();
        Slices slices = slices(resample.increment(), moment.type());
        List<Output> outputs = new ArrayList<>();
        columns.forEach(column -> outputs.add(new Output(column.name(), column.value())));
        outputs.add(new Output(SLICE, slices.number(moment, context)));
        TypedQuery.Common rows =
                new TypedQuery.Common("w" + context.alias(), false, Projections.select(outputs, source));
        List<Integer> keys =
                resample.partitionBy().stream().map(key -> index(columns, key)).toList();
        TypedQuery query = query(new Plan(resample, rows, time, keys, slices));
        String alias = context.alias();
        List<String> qualifier = from.scope().tables().get(0).qualifier();
        Scope.Table table = new Scope.Table(qualifier, Projections.columns(query, alias));
        return new Bound(new Source.Derived(query, alias, false), Scope.of(table, null));
    }

    private static int index(List<Scope.Named> columns, Identifier name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name.text())) {
                return i;
            }
        }
        throw Errors.invalidIdentifier(name.at(), name.toString());
    }

    private Slices slices(Expression increment, SqlType type) {
        if (type instanceof SqlType.Numeric number && number.scale() == 0) {
            return ofNumbers(increment);
        }
        boolean clock = type instanceof SqlType.Time
                || (type instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.NTZ);
        if (!clock && !(type instanceof SqlType.Date)) {
            throw Errors.unsupported("RESAMPLE over " + TypeText.full(type));
        }
        if (!(increment instanceof Expression.IntervalLiteral interval)) {
            throw invalid("RESAMPLE INCREMENT BY has to be INTERVAL when USING parameter is date or time.");
        }
        Slices slices = Intervals.slices(interval);
        boolean seconds = slices.step() == Slices.Step.SECONDS;
        if (slices.length() < 1 || (type instanceof SqlType.Date && seconds)) {
            throw invalid("RESAMPLE INCREMENT BY does not take INTERVAL '" + interval.value() + "' over "
                    + TypeText.full(type) + ".");
        }
        if (type instanceof SqlType.Time && !seconds) {
            throw Errors.unsupported("RESAMPLE over TIME by days or longer");
        }
        return slices;
    }

    private Slices ofNumbers(Expression increment) {
        if (increment instanceof Expression.IntervalLiteral) {
            throw invalid("RESAMPLE INCREMENT BY has to be numeric type when USING parameter is numeric.");
        }
        if (new ExpressionBinder(context, Scope.empty(null)).bind(increment) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal width
                && width.signum() > 0
                && width.stripTrailingZeros().scale() <= 0) {
            return new Slices(Slices.Step.NUMBERS, width.longValueExact());
        }
        throw invalid("RESAMPLE INCREMENT BY has to be a positive constant.");
    }

    private static RuntimeException invalid(String message) {
        return Errors.compilation("009954", "42601", message);
    }

    private TypedQuery query(Plan plan) {
        TypedQuery kept = kept(plan);
        List<ResultColumn> columns = kept.columns().stream()
                .map(column -> ResultColumn.of(column.name(), column.type()))
                .toList();
        return new TypedQuery.With(
                List.of(plan.rows()), new TypedQuery.Combined("UNION ALL", kept, generated(plan), columns));
    }

    private TypedQuery kept(Plan plan) {
        String alias = context.alias();
        List<Typed> row = values(plan.rows().query(), alias);
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < plan.width(); i++) {
            outputs.add(new Output(plan.column(i).name(), row.get(i)));
        }
        addMetadata(plan, false, row.get(plan.width()), outputs);
        return Projections.select(
                outputs, new Source.CommonReference(plan.rows().name(), alias));
    }

    private void addMetadata(Plan plan, boolean generated, Typed slice, List<Output> outputs) {
        for (Query.ResampleColumn column : plan.resample().metadata()) {
            Typed value = column.start()
                    ? start(plan, slice)
                    : new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, generated));
            outputs.add(new Output(column.name().text(), value));
        }
    }

    private Typed start(Plan plan, Typed slice) {
        return plan.slices().start(slice, plan.column(plan.time()).type(), context);
    }

    /** One row for each slice of {@link #all} of which no row has the begin. */
    private TypedQuery generated(Plan plan) {
        TypedQuery all = all(plan);
        String alias = context.alias();
        List<Typed> slice = values(all, alias);
        Typed number = slice.get(plan.keys().size());
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < plan.width(); i++) {
            int key = plan.keys().indexOf(i);
            Typed given = key < 0 ? null : slice.get(key);
            outputs.add(
                    new Output(plan.column(i).name(), i == plan.time() ? start(plan, number) : value(given, plan, i)));
        }
        addMetadata(plan, true, number, outputs);
        return new TypedQuery.Select(
                false,
                outputs,
                new Source.Derived(all, alias, false),
                ExpressionBinder.not(new Typed.Exists(beginning(plan, slice))),
                null,
                null,
                null,
                List.of(),
                TypedQuery.Limit.NONE);
    }

    private static Typed value(@Nullable Typed given, Plan plan, int column) {
        return given == null
                ? new Typed.Constant(new TypedValue(plan.column(column).type(), null))
                : given;
    }

    /** Every slice from a partition's first to its last, behind the partition's keys. */
    private TypedQuery all(Plan plan) {
        TypedQuery spans = spans(plan);
        String alias = context.alias();
        List<Typed> span = values(spans, alias);
        int keys = plan.keys().size();
        List<Output> outputs = keys(plan, span);
        Typed numbers =
                new Typed.Call("unnest(range({0i}, {1i} + 1))", span.subList(keys, keys + 2), SqlTypes.INTEGER, false);
        outputs.add(new Output(SLICE, numbers));
        return Projections.select(outputs, new Source.Derived(spans, alias, false));
    }

    private static List<Output> keys(Plan plan, List<Typed> values) {
        List<Output> outputs = new ArrayList<>();
        for (int key : plan.keys()) {
            outputs.add(new Output(plan.column(key).name(), values.get(outputs.size())));
        }
        return outputs;
    }

    /** The first and the last slice of every partition. */
    private TypedQuery spans(Plan plan) {
        String alias = context.alias();
        List<Typed> row = values(plan.rows().query(), alias);
        List<Typed> keys = plan.keys().stream().map(row::get).toList();
        List<Output> outputs = keys(plan, keys);
        for (String edge : List.of("min", "max")) {
            Typed slice = new Typed.Aggregate(
                    edge + "({0})", List.of(row.get(plan.width())), false, List.of(), SqlTypes.INTEGER, true);
            outputs.add(new Output(edge, slice));
        }
        return new TypedQuery.Select(
                false,
                outputs,
                new Source.CommonReference(plan.rows().name(), alias),
                null,
                new TypedQuery.Grouping(context.alias(), List.of(alias), keys, List.of()),
                null,
                null,
                List.of(),
                TypedQuery.Limit.NONE);
    }

    /** The rows of the slice's partition that stand where it begins. */
    private TypedQuery beginning(Plan plan, List<Typed> slice) {
        String alias = context.alias();
        List<Typed> row = values(plan.rows().query(), alias);
        int keys = plan.keys().size();
        StringBuilder condition = new StringBuilder("({0} = {1}");
        List<Typed> parts = new ArrayList<>(List.of(row.get(plan.time()), start(plan, slice.get(keys))));
        for (int i = 0; i < keys; i++) {
            condition.append(" AND {%d} IS NOT DISTINCT FROM {%d}".formatted(parts.size(), parts.size() + 1));
            parts.add(row.get(plan.keys().get(i)));
            parts.add(slice.get(i));
        }
        Typed where = new Typed.Call(condition.append(')').toString(), parts, SqlTypes.BOOLEAN, true);
        return new TypedQuery.Select(
                false,
                List.of(new Output("found", new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, true)))),
                new Source.CommonReference(plan.rows().name(), alias),
                where,
                null,
                null,
                null,
                List.of(),
                TypedQuery.Limit.NONE);
    }

    private static List<Typed> values(TypedQuery query, String alias) {
        return Projections.columns(query, alias).stream()
                .map(Scope.Named::value)
                .toList();
    }
}
