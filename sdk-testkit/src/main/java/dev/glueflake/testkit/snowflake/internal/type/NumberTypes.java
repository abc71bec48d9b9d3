package dev.glueflake.testkit.snowflake.internal.type;

import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;

/**
 * Precision and scale of what arithmetic gives, by Snowflake's published rules: a number of L leading digits and scale S is
 * NUMBER(L + S, S), and never more than 38 digits.
 */
public final class NumberTypes {
    public static final int MAX_PRECISION = 38;
    private static final int EXTRA_DIVISION_DIGITS = 6;
    private static final int SCALE_THRESHOLD = 12;

    private NumberTypes() {}

    public static Numeric sum(Numeric a, Numeric b) {
        return number(Math.max(leading(a), leading(b)) + 1, Math.max(a.scale(), b.scale()));
    }

    public static Numeric product(Numeric a, Numeric b) {
        int scale = Math.min(a.scale() + b.scale(), Math.max(Math.max(a.scale(), b.scale()), SCALE_THRESHOLD));
        return number(leading(a) + leading(b), scale);
    }

    public static Numeric quotient(Numeric a, Numeric b) {
        return number(leading(a) + b.scale(), quotientScale(a));
    }

    public static Numeric remainder(Numeric a, Numeric b) {
        return number(Math.max(leading(a), leading(b)), Math.max(a.scale(), b.scale()));
    }

    /** The narrowest type that holds the values of both. */
    public static Numeric union(Numeric a, Numeric b) {
        return number(Math.max(leading(a), leading(b)), Math.max(a.scale(), b.scale()));
    }

    /** The type of AVG over values of type {@code a}. */
    public static Numeric average(Numeric a) {
        return new Numeric(MAX_PRECISION, quotientScale(a));
    }

    public static int leading(Numeric type) {
        return type.precision() - type.scale();
    }

    private static int quotientScale(Numeric a) {
        return Math.max(a.scale(), Math.min(a.scale() + EXTRA_DIVISION_DIGITS, SCALE_THRESHOLD));
    }

    private static Numeric number(int leading, int scale) {
        return new Numeric(Math.max(1, Math.min(MAX_PRECISION, leading + scale)), scale);
    }
}
