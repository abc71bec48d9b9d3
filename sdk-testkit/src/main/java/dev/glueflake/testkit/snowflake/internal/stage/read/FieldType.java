package dev.glueflake.testkit.snowflake.internal.stage.read;

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

    /** A type for the values of both. */
    public FieldType and(FieldType other) {
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

    /** As SQL writes it. */
    public String sql() {
        return kind == Kind.NUMBER ? "NUMBER(" + precision + ", " + scale + ")" : kind.name();
    }
}
