package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Invocation.Over;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Objects;

/** Gaps of a series filled: with the value before, the value behind, or what lies on the line between both. */
final class InterpolationFunctions {
    private static final String BEFORE = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
    private static final String BEHIND = "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING";
    private static final String LINE = "CASE WHEN {0} IS NOT NULL THEN {0} WHEN {4} = {3} THEN {1} "
            + "ELSE {1} + ({2} - {1}) * CAST({5} - {3} AS DOUBLE) / CAST({4} - {3} AS DOUBLE) END";

    private InterpolationFunctions() {}

    static void define(Catalogue f) {
        f.window("INTERPOLATE_FFILL", 1, 1, call -> before(call, call.argument(0)));
        f.window("INTERPOLATE_BFILL", 1, 1, call -> behind(call, call.argument(0)));
        f.window("INTERPOLATE_LINEAR", 1, 1, InterpolationFunctions::linear);
    }

    private static Typed before(Invocation call, Typed value) {
        return nearest(call, value, "last_value({0}#o)", BEFORE);
    }

    private static Typed behind(Invocation call, Typed value) {
        return nearest(call, value, "first_value({0}#o)", BEHIND);
    }

    private static Typed nearest(Invocation call, Typed value, String function, String frame) {
        Over over = WindowFunctions.ordered(call);
        if (over.frame() != null) {
            throw Errors.compilation("002303", "0A000", "Sliding window frame unsupported for function " + call.name());
        }
        return new Typed.Windowed(
                function,
                List.of(value),
                false,
                List.of(),
                true,
                over.partitionBy(),
                over.orderBy(),
                frame,
                value.type(),
                true);
    }

    private static Typed linear(Invocation call) {
        if (!Coercions.isNumber(call.type(0))) {
            throw call.invalidTypes();
        }
        List<Typed.SortKey> order = Objects.requireNonNull(call.over()).orderBy();
        if (order.size() > 1) {
            throw Errors.unsupported(call.name() + " over several ORDER BY expressions");
        }
        Typed value = call.as(0, SqlTypes.REAL);
        Typed place = order.isEmpty() ? value : place(call, order.get(0).value());
        Typed known = call.nullable(place.type(), "CASE WHEN {0} IS NOT NULL THEN {1} END", value, place);
        Typed filled = call.nullable(
                SqlTypes.REAL,
                LINE,
                value,
                before(call, value),
                behind(call, value),
                before(call, known),
                behind(call, known),
                place);
        return Coercions.implicit(filled, call.type(0));
    }

    /** Where on its axis a row lies. */
    private static Typed place(Invocation call, Typed key) {
        SqlType type = key.type();
        if (Coercions.isNumber(type)) {
            return Coercions.implicit(key, SqlTypes.REAL);
        }
        if (type instanceof SqlType.Date) {
            return call.sql(SqlTypes.INTEGER, "CAST(epoch({0}) AS DECIMAL(38, 0))", key);
        }
        if (type instanceof SqlType.Timestamp) {
            Typed instant = Coercions.convert(key, SqlTypes.TIMESTAMP_LTZ);
            return call.sql(SqlTypes.INTEGER, "CAST({0} AS DECIMAL(38, 0))", instant);
        }
        throw call.invalidTypes();
    }
}
