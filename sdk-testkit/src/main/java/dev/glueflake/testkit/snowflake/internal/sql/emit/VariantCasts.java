package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;

/** VARIANT, OBJECT and ARRAY to and from the other types. A JSON null becomes SQL NULL on the way out. */
final class VariantCasts {
    private static final String PLAIN = "json_extract_string({0}, '$')";
    /** So many digits a double keeps whatever they are. */
    private static final int DOUBLE_DIGITS = 15;

    /** JSON has no word for it. */
    private static final String NOT_FINITE =
            EngineErrors.raise("000002", "0A000", "Unsupported feature 'VARIANT of NaN or infinity'.");

    private final Casts casts;

    VariantCasts(Casts casts) {
        this.casts = casts;
    }

    String from(SqlType to, Failure failure) {
        if (to instanceof SqlType.Array) {
            return checked("ARRAY", "ARRAY", failure);
        }
        if (to instanceof SqlType.ObjectType) {
            return checked("OBJECT", "OBJECT", failure);
        }
        if (to instanceof SqlType.Bool) {
            return scalar(casts.apply(PLAIN, SqlTypes.VARCHAR, to, failure), to, failure);
        }
        if (to instanceof SqlType.Numeric || to instanceof SqlType.Real) {
            String bool = "CASE " + PLAIN + " WHEN 'true' THEN '1' WHEN 'false' THEN '0' ELSE " + PLAIN + " END";
            String text = Templates.apply(
                    "CASE WHEN json_type({0}) = 'BOOLEAN' THEN " + bool + " ELSE " + PLAIN + " END", List.of("{0}"));
            return scalar(casts.apply(text, SqlTypes.VARCHAR, to, failure), to, failure);
        }
        return to instanceof SqlType.Text
                ? "CASE WHEN json_type({0}) = 'NULL' THEN NULL WHEN json_type({0}) = 'DOUBLE' AND contains(CAST({0} AS VARCHAR), 'e') THEN "
                        + casts.apply("CAST(" + PLAIN + " AS DOUBLE)", SqlTypes.REAL, to, failure)
                        + " ELSE " + casts.apply(PLAIN, SqlTypes.VARCHAR, to, failure) + " END"
                : scalar(casts.apply(PLAIN, SqlTypes.VARCHAR, to, failure), to, failure);
    }

    private static String scalar(String converted, SqlType to, Failure failure) {
        return "CASE WHEN {0} IS NULL OR json_type({0}) = 'NULL' THEN NULL WHEN json_type({0}) IN ('OBJECT', 'ARRAY') THEN "
                + failedCast(TypeText.name(to), failure) + " ELSE " + converted + " END";
    }

    private static String checked(String jsonType, String word, Failure failure) {
        return "CASE WHEN {0} IS NULL OR json_type({0}) = 'NULL' THEN NULL WHEN json_type({0}) = '" + jsonType
                + "' THEN {0} ELSE " + failedCast(word, failure) + " END";
    }

    private static String failedCast(String word, Failure failure) {
        return failure == Failure.NULL
                ? "NULL"
                : EngineErrors.raise(
                        "100071", "22000", "Failed to cast variant value ", "CAST({0} AS VARCHAR)", " to " + word);
    }

    String to(SqlType from) {
        if (from.isSemiStructured()) {
            return "{0}";
        }
        if (from instanceof SqlType.Numeric number) {
            String digits = "CASE WHEN contains({0}, '.') THEN rtrim(rtrim({0}, '0'), '.') ELSE {0} END";
            String text = Templates.apply(digits, List.of(casts.convert("{0}", from, SqlTypes.VARCHAR)));
            return "CAST("
                    + (number.scale() > 0 && number.precision() > DOUBLE_DIGITS
                            ? JsonUdfs.CANONICAL + "(" + text + ")"
                            : text)
                    + " AS JSON)";
        }
        if (from instanceof SqlType.Real) {
            return "CASE WHEN {0} IS NULL OR isfinite({0}) THEN to_json({0}) ELSE CAST(" + NOT_FINITE + " AS JSON) END";
        }
        if (from instanceof SqlType.Bool || from instanceof SqlType.Text) {
            return "to_json({0})";
        }
        return "to_json(" + casts.convert("{0}", from, SqlTypes.VARCHAR) + ")";
    }
}
