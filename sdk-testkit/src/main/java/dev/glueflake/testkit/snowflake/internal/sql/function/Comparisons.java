package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;

/** Comparison of two expressions of any comparable types. */
public final class Comparisons {
    private Comparisons() {}

    /** Compares by DuckDB's operator: {@code =}, {@code <>}, {@code <}, {@code IS NOT DISTINCT FROM}, … */
    public static Typed compare(String operator, Typed left, Typed right) {
        if (left.type() instanceof SqlType.Geospatial || right.type() instanceof SqlType.Geospatial) {
            throw incomparable(operator, List.of(left, right));
        }
        SqlType type = operandType(left.type(), right.type());
        if (type instanceof SqlType.Vector
                && (operator.contains("<") || operator.contains(">"))
                && !operator.equals("<>")) {
            throw Errors.unsupported("comparison of VECTOR by " + operator);
        }
        boolean nullSafe = operator.contains("DISTINCT");
        boolean nullable = !nullSafe && (left.nullable() || right.nullable());
        String hole = side(type, "{0}") + " " + operator + " " + side(type, "{1}");
        return new Typed.Call(
                "(" + hole + ")",
                List.of(Coercions.implicit(left, type), Coercions.implicit(right, type)),
                SqlTypes.BOOLEAN,
                nullable);
    }

    /** What an operator answers that takes no shapes. */
    static SnowflakeException incomparable(String operator, List<Typed> operands) {
        return Invocation.invalidTypes(operator, operands);
    }

    /** Refuses shapes where values are sorted or told apart. */
    public static Typed requireKey(Typed value, String keys) {
        if (value.type() instanceof SqlType.Geospatial) {
            throw Errors.compilation(
                    "002142",
                    "42601",
                    "Expressions of type " + TypeText.name(value.type()) + " cannot be used as " + keys + " keys");
        }
        return value;
    }

    /** The type in which two values are compared: a VARIANT takes the other side's. */
    public static SqlType operandType(SqlType left, SqlType right) {
        if (left instanceof SqlType.Variant && !right.isSemiStructured()) {
            return plain(right);
        }
        if (right instanceof SqlType.Variant && !left.isSemiStructured()) {
            return plain(left);
        }
        if (left instanceof SqlType.Null || right instanceof SqlType.Null) {
            return Coercions.common(left, right);
        }
        if ((left.isSemiStructured() && !isStructured(right)) || (right.isSemiStructured() && !isStructured(left))) {
            return left.equals(right) ? left : SqlTypes.VARIANT;
        }
        boolean truth = (left instanceof SqlType.Bool && Coercions.isNumber(right))
                || (Coercions.isNumber(left) && right instanceof SqlType.Bool);
        return truth ? SqlTypes.BOOLEAN : Coercions.common(left, right);
    }

    /** What stands for a value of the type where values are told apart or sorted. */
    public static String side(SqlType type, String sql) {
        if (type.isJson()) {
            return Udf.call(JsonUdfs.KEY, sql);
        }
        return isWithOffset(type) ? "(" + sql + ").t" : sql;
    }

    /** The value, or what stands for it where values are told apart: of a TIMESTAMP_TZ the instant, of JSON its key. */
    public static Typed comparable(Typed value) {
        if (value.type().isJson()) {
            return new Typed.Call(Udf.call(JsonUdfs.KEY, "{0}"), List.of(value), SqlTypes.VARCHAR, value.nullable());
        }
        return isWithOffset(value.type()) ? Coercions.implicit(value, SqlTypes.TIMESTAMP_LTZ) : value;
    }

    private static boolean isStructured(SqlType type) {
        return type instanceof SqlType.Structured || type instanceof SqlType.Vector;
    }

    /** Room for whatever the VARIANT holds. */
    private static SqlType plain(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new SqlType.Numeric(38, Math.max(12, number.scale()));
        }
        return type instanceof SqlType.Text || type instanceof SqlType.Null ? SqlTypes.VARCHAR : type;
    }

    public static boolean isWithOffset(SqlType type) {
        return type instanceof SqlType.Timestamp timestamp && timestamp.zone() == Zone.TZ;
    }
}
