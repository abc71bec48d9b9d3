package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ShapeCasts;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.List;

/** Implicit conversion: which types fit without a cast, and the type that several expressions have in common. */
public final class Coercions {
    /** What text becomes beside a number, in arithmetic and as an argument. */
    public static final SqlType.Numeric TEXT_NUMBER = new SqlType.Numeric(18, 5);

    private Coercions() {}

    /** The value as {@code to}, converted without a cast being written; an error where Snowflake would want one. */
    public static Typed implicit(Typed value, SqlType to) {
        if (value.type().equals(to)) {
            return value;
        }
        if (!fits(value.type(), to)) {
            throw mismatch(value.type(), to);
        }
        return convert(value, to);
    }

    /** The value as {@code to}; the cast must exist. */
    public static Typed convert(Typed value, SqlType to) {
        if (value.type().equals(to)) {
            return value;
        }
        if (value instanceof Typed.Constant constant && isSameAs(constant.value(), to)) {
            return new Typed.Constant(new TypedValue(to, constant.value().value()));
        }
        return new Typed.Convert(value, to, false);
    }

    /** Whether a constant is a value of the other type just as it is; VALUES of many rows stay short by that. */
    private static boolean isSameAs(TypedValue constant, SqlType to) {
        if (constant.value() instanceof BigDecimal number && to instanceof SqlType.Numeric target) {
            return number.scale() <= target.scale()
                    && number.precision() - number.scale() <= NumberTypes.leading(target);
        }
        if (constant.value() instanceof String text
                && constant.type() instanceof SqlType.Text
                && to instanceof SqlType.Text target) {
            return text.codePointCount(0, text.length()) <= target.length();
        }
        return constant.value() == null;
    }

    /** Whether a value goes into a column of that type without a cast: as {@link #fits}, and into shapes what they are read from. */
    public static boolean fitsColumn(SqlType from, SqlType to) {
        return fits(from, to) || ShapeCasts.isPossible(from, to);
    }

    public static boolean fits(SqlType from, SqlType to) {
        if (isTyped(from) || isTyped(to)) {
            return from instanceof SqlType.Null || StructuredCoercions.fits(from, to);
        }
        if (from instanceof SqlType.Null || from instanceof SqlType.Variant || from.getClass() == to.getClass()) {
            return true;
        }
        if (from.isSemiStructured() || to.isSemiStructured()) {
            return to instanceof SqlType.Variant;
        }
        if (from instanceof SqlType.Text) {
            return !(to instanceof SqlType.Binary);
        }
        if (to instanceof SqlType.Text) {
            return !(from instanceof SqlType.Binary);
        }
        if (isAnyNumber(from) || from instanceof SqlType.Bool) {
            return isAnyNumber(to) || to instanceof SqlType.Bool;
        }
        return (isMoment(from) && isMoment(to)) || (from instanceof SqlType.Timestamp && to instanceof SqlType.Time);
    }

    /** The type that CASE, COALESCE, UNION, VALUES and comparisons bring several expressions to. */
    public static SqlType common(List<? extends Typed> values) {
        SqlType type = SqlTypes.NULL;
        for (Typed value : values) {
            type = common(type, value.type());
        }
        return type;
    }

    public static SqlType common(SqlType a, SqlType b) {
        if (a instanceof SqlType.Null || a.equals(b)) {
            return b;
        }
        if (b instanceof SqlType.Null) {
            return a;
        }
        if (a instanceof SqlType.Numeric x && b instanceof SqlType.Numeric y) {
            return NumberTypes.union(x, y);
        }
        if (a instanceof SqlType.Text x && b instanceof SqlType.Text y) {
            // Snowflake names the later of two collations first.
            return new SqlType.Text(
                    Math.max(x.length(), y.length()), Collations.combined(y.collation(), x.collation()));
        }
        if (a instanceof SqlType.Binary x && b instanceof SqlType.Binary y) {
            return x.length() >= y.length() ? x : y;
        }
        return mixed(a, b);
    }

    /** Structured types, VECTOR and shapes fit only what is like them. */
    private static boolean isTyped(SqlType type) {
        return type instanceof SqlType.Structured
                || type instanceof SqlType.Vector
                || type instanceof SqlType.Geospatial;
    }

    private static SqlType mixed(SqlType a, SqlType b) {
        if (isTyped(a) || isTyped(b)) {
            return StructuredCoercions.common(a, b).orElseThrow(() -> mismatch(b, a));
        }
        if (a.isSemiStructured() || b.isSemiStructured()) {
            return SqlTypes.VARIANT;
        }
        if (a instanceof SqlType.Text || b instanceof SqlType.Text) {
            return withText(a instanceof SqlType.Text ? b : a);
        }
        if (isAnyNumber(a) && isAnyNumber(b)) {
            return isNumber(a) && isNumber(b) ? SqlTypes.REAL : SqlTypes.DECFLOAT;
        }
        if (isMoment(a) && isMoment(b)) {
            return moment(a, b);
        }
        if (a instanceof SqlType.Time x && b instanceof SqlType.Time y) {
            return x.scale() >= y.scale() ? x : y;
        }
        throw mismatch(b, a);
    }

    /** Text gives way to the other type. */
    private static SqlType withText(SqlType other) {
        if (other instanceof SqlType.Binary) {
            throw mismatch(SqlTypes.VARCHAR, other);
        }
        if (other instanceof SqlType.Numeric number) {
            int scale = Math.max(number.scale(), 12);
            return new SqlType.Numeric(NumberTypes.MAX_PRECISION, scale);
        }
        return other;
    }

    private static SqlType moment(SqlType a, SqlType b) {
        if (a instanceof SqlType.Date) {
            return b;
        }
        if (b instanceof SqlType.Date) {
            return a;
        }
        SqlType.Timestamp x = (SqlType.Timestamp) a;
        SqlType.Timestamp y = (SqlType.Timestamp) b;
        Zone zone = x.zone() == y.zone() ? x.zone() : x.zone() == Zone.TZ || y.zone() == Zone.TZ ? Zone.TZ : Zone.LTZ;
        return new SqlType.Timestamp(zone, Math.max(x.scale(), y.scale()));
    }

    private static boolean isAnyNumber(SqlType type) {
        return isNumber(type) || type instanceof SqlType.DecFloat;
    }

    /** NUMBER or FLOAT, which the engine computes with itself. */
    public static boolean isNumber(SqlType type) {
        return type instanceof SqlType.Numeric || type instanceof SqlType.Real;
    }

    static boolean isMoment(SqlType type) {
        return type instanceof SqlType.Date || type instanceof SqlType.Timestamp;
    }

    public static SnowflakeException mismatch(SqlType from, SqlType to) {
        return Errors.compilation(
                "001065",
                "22023",
                "Can not convert parameter of type [" + TypeText.full(from) + "] into expected type ["
                        + TypeText.full(to) + "]");
    }
}
