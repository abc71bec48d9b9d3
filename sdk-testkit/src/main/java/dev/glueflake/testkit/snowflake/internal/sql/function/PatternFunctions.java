package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** Regular expressions. Parameters c, i, m and s; positions, occurrences and groups only in their default. */
final class PatternFunctions {
    private PatternFunctions() {}

    static void define(Catalogue f) {
        f.scalar("REGEXP_LIKE", 2, 3, call -> fullMatch(call, options(call, 2)));
        f.synonym("RLIKE", "REGEXP_LIKE");
        f.scalar("REGEXP_REPLACE", 2, 3, PatternFunctions::replace);
        f.refused("REGEXP_REPLACE", 4, 6);
        f.refused("REGEXP_SUBSTR", 3, 6);
        f.refused("REGEXP_COUNT", 3, 4);
        f.scalar("REGEXP_SUBSTR", 2, 2, PatternFunctions::substring);
        f.scalar(
                "REGEXP_COUNT",
                2,
                2,
                call -> call.sql(
                        new SqlType.Numeric(18, 0),
                        "length(regexp_extract_all({0}, {1}))",
                        call.text(0),
                        call.text(1)));
    }

    /** The whole text must match, as for RLIKE. */
    private static Typed fullMatch(Invocation call, String flags) {
        return call.sql(SqlTypes.BOOLEAN, "regexp_full_match({0}, '" + flags + "' || {1})", call.text(0), call.text(1));
    }

    /** Snowflake's parameters as flags inside the pattern, for DuckDB's own mean other things; of c and i the last one holds. */
    private static String options(Invocation call, int index) {
        String given = call.count() > index ? call.constantText(index) : "";
        if (!given.matches("[cims]*")) {
            throw Errors.unsupported(call.name() + " with parameters '" + given + "'");
        }
        String flags = (given.lastIndexOf('i') > given.lastIndexOf('c') ? "i" : "")
                + (given.indexOf('m') >= 0 ? "m" : "")
                + (given.indexOf('s') >= 0 ? "s" : "");
        return flags.isEmpty() ? "" : "(?" + flags + ")";
    }

    /** Snowflake writes groups as \\1, as DuckDB does. */
    private static Typed replace(Invocation call) {
        Typed with = call.count() > 2 ? call.text(2) : call.constant(new SqlType.Text(1), "");
        return call.sql(SqlTypes.VARCHAR, "regexp_replace({0}, {1}, {2}, 'g')", call.text(0), call.text(1), with);
    }

    private static Typed substring(Invocation call) {
        return call.nullable(
                call.text(0).type(),
                "CASE WHEN regexp_matches({0}, {1}) THEN regexp_extract({0}, {1}) END",
                call.text(0),
                call.text(1));
    }
}
