package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.util.List;

/** VARIANT, OBJECT and ARRAY to and from the other types. A JSON null becomes SQL NULL on the way out. */
final class VariantCasts {
    private static final String TEXT = "json_extract_string({0}, '$')";
    /** A scalar as the text that it is cast from: without its mark, and of a date or time its exact form. */
    private static final String PLAIN = "CASE WHEN starts_with(" + TEXT + ", '" + Kind.MARK
            + "') THEN split_part(substr(" + TEXT + ", 3), '" + Kind.EXACT + "', -1) ELSE " + TEXT + " END";
    /** So many digits a JSON number keeps whatever they are. */
    private static final int SAFE_DIGITS = 15;

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
        if (to instanceof SqlType.Numeric || to instanceof SqlType.Real || to instanceof SqlType.DecFloat) {
            String text = "CASE WHEN json_type({0}) = 'BOOLEAN' THEN CASE " + TEXT
                    + " WHEN 'true' THEN '1' ELSE '0' END ELSE " + PLAIN + " END";
            return scalar(casts.apply(text, SqlTypes.VARCHAR, to, failure), to, failure);
        }
        return to instanceof SqlType.Text
                ? casts.apply(text(), SqlTypes.VARCHAR, to, failure)
                : scalar(casts.apply(PLAIN, SqlTypes.VARCHAR, to, failure), to, failure);
    }

    /** As a cast to VARCHAR writes it. */
    private static String text() {
        // An XML element is written as XML.
        return "CASE WHEN contains(CAST({0} AS VARCHAR), '" + Kind.MARK
                + "') OR (json_type({0}) = 'OBJECT' AND contains(CAST({0} AS VARCHAR), '\"@\"')) THEN "
                + Udf.call(JsonUdfs.PLAIN, "{0}")
                + " WHEN json_type({0}) = 'NULL' THEN NULL ELSE " + TEXT + " END";
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
                        "100071",
                        "22000",
                        "Failed to cast variant value ",
                        Udf.call(JsonUdfs.COMPACT, "{0}"),
                        " to " + word);
    }

    String to(SqlType from) {
        if (from.isSemiStructured()) {
            return "{0}";
        }
        if (from instanceof SqlType.Numeric number) {
            return "CAST(" + digits(number) + " AS JSON)";
        }
        if (from instanceof SqlType.DecFloat) {
            throw Errors.unsupported("DECFLOAT in a VARIANT");
        }
        if (from instanceof SqlType.Bool || from instanceof SqlType.Text || from instanceof SqlType.Uuid) {
            return "to_json({0})";
        }
        Kind kind = kind(from);
        String text =
                from instanceof SqlType.Real ? "CAST({0} AS VARCHAR)" : casts.convert("{0}", from, SqlTypes.VARCHAR);
        return "to_json('" + kind.mark() + "' || " + text + exact(from) + ")";
    }

    private String digits(SqlType.Numeric from) {
        String text = casts.convert("{0}", from, SqlTypes.VARCHAR);
        String digits = from.scale() == 0
                ? text
                : Templates.apply(
                        "CASE WHEN contains({0}, '.') THEN rtrim(rtrim({0}, '0'), '.') ELSE {0} END", List.of(text));
        return from.precision() <= SAFE_DIGITS
                ? digits
                : Templates.apply(
                        "CASE WHEN length({0}) > " + SAFE_DIGITS + " THEN " + Udf.call(JsonUdfs.PARSE, "{0}")
                                + " ELSE {0} END",
                        List.of(digits));
    }

    /** What the session's format may have left out of a time, behind a separator. */
    private String exact(SqlType from) {
        if (from instanceof SqlType.Date) {
            return " || '" + Kind.EXACT + "' || " + casts.formatTemplate(from, "YYYY-MM-DD");
        }
        if (from instanceof SqlType.Time) {
            return " || '" + Kind.EXACT + "' || " + casts.formatTemplate(from, "HH24:MI:SS.FF9");
        }
        if (!(from instanceof SqlType.Timestamp timestamp)) {
            return "";
        }
        String zone = timestamp.zone() == SqlType.Zone.NTZ ? "" : " TZH:TZM";
        return " || '" + Kind.EXACT + "' || " + casts.formatTemplate(from, "YYYY-MM-DD HH24:MI:SS.FF9" + zone);
    }

    private static Kind kind(SqlType from) {
        if (from instanceof SqlType.Real) {
            return Kind.DOUBLE;
        }
        if (from instanceof SqlType.Date) {
            return Kind.DATE;
        }
        if (from instanceof SqlType.Time) {
            return Kind.TIME;
        }
        return from instanceof SqlType.Timestamp timestamp
                ? Kind.valueOf("TIMESTAMP_" + timestamp.zone())
                : Kind.BINARY;
    }
}
