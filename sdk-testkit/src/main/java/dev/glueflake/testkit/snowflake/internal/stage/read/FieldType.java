package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a field are, as far as files tell.
 *
 * @param precision of a NUMBER, else 0
 * @param scale of a NUMBER, else 0
 */
public record FieldType(Kind kind, int precision, int scale) {
    private static final int MOST_DIGITS = 38;

    /** Snowflake's types that INFER_SCHEMA answers. */
    public enum Kind {
        BOOLEAN,
        NUMBER,
        REAL,
        DATE,
        TIME,
        TIMESTAMP_NTZ,
        TEXT,
        BINARY,
        ARRAY,
        OBJECT,
        VARIANT;

        private boolean isStructured() {
            return compareTo(ARRAY) >= 0;
        }
    }

    public static FieldType of(Kind kind) {
        return kind == Kind.NUMBER ? number(MOST_DIGITS, 0) : new FieldType(kind, 0, 0);
    }

    /** REAL where a NUMBER has no room. */
    public static FieldType number(int precision, int scale) {
        return precision > MOST_DIGITS
                ? new FieldType(Kind.REAL, 0, 0)
                : new FieldType(Kind.NUMBER, Math.max(1, precision), scale);
    }

    /** A type for the values of both; null where neither has one. */
    public static @Nullable FieldType both(@Nullable FieldType one, @Nullable FieldType other) {
        return one == null || other == null ? (one == null ? other : one) : one.and(other);
    }

    /** That type, or where only NULL was seen, one that takes what fields of such files may have. */
    public static FieldType or(@Nullable FieldType seen, boolean delimited) {
        return seen == null ? of(delimited ? Kind.TEXT : Kind.VARIANT) : seen;
    }

    private FieldType and(FieldType other) {
        if (equals(other)) {
            return this;
        }
        if (kind == Kind.NUMBER && other.kind == Kind.NUMBER) {
            int point = Math.max(scale, other.scale);
            return number(Math.max(precision - scale, other.precision - other.scale) + point, point);
        }
        if (isBoth(other, Kind.NUMBER, Kind.REAL)) {
            return of(Kind.REAL);
        }
        if (isBoth(other, Kind.DATE, Kind.TIMESTAMP_NTZ)) {
            return of(Kind.TIMESTAMP_NTZ);
        }
        return of(kind.isStructured() || other.kind.isStructured() ? Kind.VARIANT : Kind.TEXT);
    }

    private boolean isBoth(FieldType other, Kind one, Kind another) {
        return (kind == one && other.kind == another) || (kind == another && other.kind == one);
    }

    /** As a column has it. */
    public SqlType type() {
        return switch (kind) {
            case BOOLEAN -> SqlTypes.BOOLEAN;
            case NUMBER -> new SqlType.Numeric(precision, scale);
            case REAL -> SqlTypes.REAL;
            case DATE -> SqlTypes.DATE;
            case TIME -> SqlTypes.TIME;
            case TIMESTAMP_NTZ -> SqlTypes.TIMESTAMP_NTZ;
            case TEXT -> SqlTypes.VARCHAR;
            case BINARY -> SqlTypes.BINARY;
            case ARRAY -> SqlTypes.ARRAY;
            case OBJECT -> SqlTypes.OBJECT;
            case VARIANT -> SqlTypes.VARIANT;
        };
    }

    /** As SQL writes it. */
    public String sql() {
        return kind == Kind.NUMBER ? "NUMBER(" + precision + ", " + scale + ")" : kind.name();
    }
}
