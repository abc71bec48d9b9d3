package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** NUMBER, FLOAT and BOOLEAN among themselves. Rounding is half away from zero, as DuckDB does too. */
final class NumberCasts {
    private NumberCasts() {}

    static String template(SqlType from, SqlType to, Failure failure) {
        if (to instanceof SqlType.Bool) {
            return from instanceof SqlType.Real
                    ? "CASE WHEN isfinite({0}) THEN {0} <> 0 WHEN {0} IS NOT NULL THEN "
                            + TextCasts.failed(failure, "100037", "22018", "Boolean value '", "' is not recognized")
                                    .replace("{0}", "CAST({0} AS VARCHAR)")
                            + " END"
                    : "({0} <> 0)";
        }
        String physical = PhysicalTypes.of(to);
        if (from instanceof SqlType.Bool) {
            return "CAST(CAST({0} AS INTEGER) AS " + physical + ")";
        }
        if (to instanceof SqlType.Real) {
            return "CAST({0} AS DOUBLE)";
        }
        if (from instanceof SqlType.Numeric source
                && to instanceof SqlType.Numeric target
                && Casts.fits(source, target)) {
            return "CAST({0} AS " + physical + ")";
        }
        if (!(from instanceof SqlType.Numeric) && !(from instanceof SqlType.Real)) {
            throw Casts.impossible(from, to);
        }
        return orOutOfRange("{0}", physical, failure);
    }

    /** The value as {@code physical}, or what becomes of it where it has too many digits. */
    static String orOutOfRange(String value, String physical, Failure failure) {
        String attempt = "TRY_CAST(" + value + " AS " + physical + ")";
        if (failure == Failure.NULL) {
            return attempt;
        }
        return "COALESCE(" + attempt + ", CASE WHEN {0} IS NOT NULL THEN CAST("
                + EngineErrors.raise("100039", "22003", "Numeric value '", "CAST({0} AS VARCHAR)", "' is out of range")
                + " AS " + physical + ") END)";
    }
}
