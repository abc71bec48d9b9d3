package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ValueKeys;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
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
        String key = ValueKeys.template(type);
        String hole = key + " " + operator + " " + key.replace("{0}", "{1}");
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

    /** The value, or what stands for it where values are told apart. */
    public static Typed comparable(Typed value) {
        if (!ValueKeys.isKeyed(value.type())) {
            return value;
        }
        SqlType type = isWithOffset(value.type()) ? SqlTypes.TIMESTAMP_LTZ : SqlTypes.VARCHAR;
        return new Typed.Call(ValueKeys.template(value.type()), List.of(value), type, value.nullable());
    }

    private static boolean isStructured(SqlType type) {
        return type instanceof SqlType.Structured || type instanceof SqlType.Vector;
    }

    /** Room for whatever the VARIANT holds. */
    private static SqlType plain(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new SqlType.Numeric(38, Math.max(12, number.scale()));
        }
        if (type instanceof SqlType.Text text) {
            return new SqlType.Text(SqlType.Text.MAX, text.collation());
        }
        return type instanceof SqlType.Null ? SqlTypes.VARCHAR : type;
    }

    public static boolean isWithOffset(SqlType type) {
        return type instanceof SqlType.Timestamp timestamp && timestamp.zone() == Zone.TZ;
    }
}
