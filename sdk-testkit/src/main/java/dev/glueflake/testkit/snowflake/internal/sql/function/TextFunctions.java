package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.ANY;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.INTEGER;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.TEXT;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Text: characters are counted as Snowflake counts them, by Unicode code point. */
final class TextFunctions {
    private static final SqlType LENGTH = new SqlType.Numeric(18, 0);

    private TextFunctions() {}

    static void define(Catalogue f) {
        f.same("UPPER", "upper({0})", TEXT);
        f.same("LOWER", "lower({0})", TEXT);
        f.same("TRIM", "trim({0}, ' ')", TEXT);
        f.same("TRIM", "trim({0}, {1})", TEXT, TEXT);
        f.same("LTRIM", "ltrim({0}, ' ')", TEXT);
        f.same("LTRIM", "ltrim({0}, {1})", TEXT, TEXT);
        f.same("RTRIM", "rtrim({0}, ' ')", TEXT);
        f.same("RTRIM", "rtrim({0}, {1})", TEXT, TEXT);
        f.same("REVERSE", "reverse({0})", TEXT);
        f.scalar("LENGTH", 1, 1, TextFunctions::length);
        f.synonym("LEN", "LENGTH");
        f.simple("OCTET_LENGTH", LENGTH, "strlen({0})", TEXT);
        f.scalar("CONCAT", 1, Integer.MAX_VALUE, call -> concat(call.arguments()));
        f.scalar("CONCAT_WS", 2, Integer.MAX_VALUE, TextFunctions::concatWithSeparator);
        f.scalar("SUBSTR", 2, 3, TextFunctions::substring);
        f.synonym("SUBSTRING", "SUBSTR");
        f.same("LEFT", "left({0}, CASE WHEN {1} < 0 THEN 0 ELSE {1i} END)", TEXT, INTEGER);
        f.same("RIGHT", "right({0}, CASE WHEN {1} < 0 THEN 0 ELSE {1i} END)", TEXT, INTEGER);
        f.simple("REPEAT", SqlTypes.VARCHAR, "repeat({0}, {1i})", TEXT, INTEGER);
        f.simple("SPACE", SqlTypes.VARCHAR, "repeat(' ', {0i})", INTEGER);
        f.simple("REPLACE", SqlTypes.VARCHAR, "CASE WHEN {1} = '' THEN {0} ELSE replace({0}, {1}, '') END", TEXT, TEXT);
        f.simple(
                "REPLACE",
                SqlTypes.VARCHAR,
                "CASE WHEN {1} = '' AND {2} IS NOT NULL THEN {0} ELSE replace({0}, {1}, {2}) END",
                TEXT,
                TEXT,
                TEXT);
        f.simple("TRANSLATE", SqlTypes.VARCHAR, "translate({0}, {1}, {2})", TEXT, TEXT, TEXT);
        f.simple("LPAD", SqlTypes.VARCHAR, pad("lpad", "' '"), TEXT, INTEGER);
        f.simple("LPAD", SqlTypes.VARCHAR, pad("lpad", "{2}"), TEXT, INTEGER, TEXT);
        f.simple("RPAD", SqlTypes.VARCHAR, pad("rpad", "' '"), TEXT, INTEGER);
        f.simple("RPAD", SqlTypes.VARCHAR, pad("rpad", "{2}"), TEXT, INTEGER, TEXT);
        f.simple("CONTAINS", SqlTypes.BOOLEAN, "contains({0}, {1})", TEXT, TEXT);
        f.simple("STARTSWITH", SqlTypes.BOOLEAN, "starts_with({0}, {1})", TEXT, TEXT);
        f.simple("ENDSWITH", SqlTypes.BOOLEAN, "ends_with({0}, {1})", TEXT, TEXT);
        f.simple("POSITION", LENGTH, "strpos({1}, {0})", TEXT, TEXT);
        f.simple("POSITION", LENGTH, POSITION_FROM, TEXT, TEXT, INTEGER);
        f.synonym("CHARINDEX", "POSITION");
        f.simple("SPLIT_PART", SqlTypes.VARCHAR, SPLIT_PART, TEXT, TEXT, INTEGER);
        f.simple("ASCII", new SqlType.Numeric(3, 0), ASCII, TEXT);
        f.simple("UNICODE", LENGTH, "CASE WHEN {0} = '' THEN 0 ELSE unicode({0}) END", TEXT);
        f.simple("CHR", new SqlType.Text(1), "chr(CAST({0} AS INTEGER))", INTEGER);
        f.synonym("CHAR", "CHR");
        f.simple("UUID_STRING", new SqlType.Text(36), "CAST(uuid() AS VARCHAR)");
        f.refused("UUID_STRING", 2, 2);
        f.scalar("INITCAP", 1, 2, TextFunctions::initialCapitals);
        f.simple("COLLATION", SqlTypes.VARCHAR, "CASE WHEN {0} IS NULL THEN NULL END", ANY);
    }

    /** Snowflake's own, inside a character class. */
    private static final String DELIMITERS = "\\s!?@\"\\^#$&~_,.:;+\\-*%/|\\\\\\[\\](){}<>";

    private static final String ASCII = "CASE WHEN {0} = '' THEN 0 WHEN unicode({0}) > 127 THEN "
            + EngineErrors.raise("000002", "0A000", "Unsupported feature 'ASCII of a character beyond ASCII'.")
            + " ELSE unicode({0}) END";

    private static final String POSITION_FROM =
            "CASE WHEN strpos(substr({1}, CASE WHEN {2} < 1 THEN 1 ELSE {2i} END), {0}) = 0 THEN 0 ELSE"
                    + " strpos(substr({1}, CASE WHEN {2} < 1 THEN 1 ELSE {2i} END), {0}) + CASE WHEN {2} < 1 THEN 1 ELSE {2i} END - 1 END";

    /** Part 0 counts as 1, and an absent part is the empty text. */
    private static final String SPLIT_PART = "CASE WHEN {1} = '' THEN CASE WHEN {2} IN (0, 1, -1) THEN {0} ELSE '' END"
            + " ELSE split_part({0}, {1}, CASE WHEN {2} = 0 THEN 1 ELSE {2i} END) END";

    private static String pad(String function, String with) {
        return "CASE WHEN " + with + " = '' THEN left({0}, CASE WHEN {1} < 0 THEN 0 ELSE {1i} END) ELSE " + function
                + "({0}, CAST(CASE WHEN {1} < 0 THEN 0 ELSE {1i} END AS INTEGER), " + with + ") END";
    }

    private static Typed length(Invocation call) {
        return call.type(0) instanceof SqlType.Binary
                ? call.sql(LENGTH, "octet_length({0})", call.argument(0))
                : call.sql(LENGTH, "length({0})", call.text(0));
    }

    /** {@code ||} and CONCAT: NULL where a part is. */
    static Typed concat(List<Typed> parts) {
        if (parts.stream().allMatch(part -> part.type() instanceof SqlType.Binary)) {
            return joined(parts, SqlTypes.BINARY);
        }
        List<Typed> texts = new ArrayList<>();
        long length = 0;
        for (Typed part : parts) {
            Typed text = part.type() instanceof SqlType.Text ? part : Coercions.implicit(part, SqlTypes.VARCHAR);
            texts.add(text);
            length += ((SqlType.Text) text.type()).length();
        }
        return joined(texts, new SqlType.Text((int) Math.min(SqlType.Text.MAX, Math.max(1, length))));
    }

    private static Typed joined(List<Typed> parts, SqlType type) {
        StringBuilder template = new StringBuilder("(");
        for (int i = 0; i < parts.size(); i++) {
            template.append(i == 0 ? "" : " || ").append('{').append(i).append('}');
        }
        return new Typed.Call(
                template.append(')').toString(), parts, type, parts.stream().anyMatch(Typed::nullable));
    }

    /** NULL where any argument is, unlike DuckDB's function of the same name. */
    private static Typed concatWithSeparator(Invocation call) {
        List<Typed> parts = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            if (i > 1) {
                parts.add(call.argument(0));
            }
            parts.add(call.argument(i));
        }
        if (call.count() == 2) {
            return Choices.of(Choices.isNull(call.argument(0)), Choices.NULL, call.text(1));
        }
        return concat(parts);
    }

    /** Position 0 counts as 1, a negative one from the end; a negative length gives the empty text. */
    private static Typed substring(Invocation call) {
        String start = "CASE WHEN {1} = 0 THEN 1 ELSE {1i} END";
        String beyond = "CASE WHEN {1i} < -length({0}) THEN '' ELSE ";
        if (call.count() == 2) {
            return call.sql(
                    call.text(0).type(), beyond + "substr({0}, " + start + ") END", call.text(0), call.integer(1));
        }
        return call.sql(
                call.text(0).type(),
                beyond + "substr({0}, " + start + ", CASE WHEN {2} < 0 THEN 0 ELSE {2i} END) END",
                call.text(0),
                call.integer(1),
                call.integer(2));
    }

    /** Words end at Snowflake's delimiters. */
    private static Typed initialCapitals(Invocation call) {
        if (call.count() == 2) {
            throw Errors.unsupported("INITCAP with delimiters");
        }
        return call.sql(
                call.text(0).type(),
                "COALESCE(list_aggregate(list_transform(regexp_extract_all({0}, '[^" + DELIMITERS + "]+|[" + DELIMITERS
                        + "]+')," + " lambda w: upper(left(w, 1)) || lower(substr(w, 2))), 'string_agg', ''), {0})",
                call.text(0));
    }
}
