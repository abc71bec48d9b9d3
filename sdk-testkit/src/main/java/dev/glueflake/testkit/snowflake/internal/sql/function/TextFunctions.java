package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.INTEGER;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.TEXT;

import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.SimilarityUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.TemplateUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.TextUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Text as a whole: characters are counted as Snowflake counts them, by Unicode code point. */
final class TextFunctions {
    static final SqlType LENGTH = new SqlType.Numeric(18, 0);

    private TextFunctions() {}

    static void define(Catalogue f) {
        f.same("UPPER", "upper({0})", TEXT);
        f.same("LOWER", "lower({0})", TEXT);
        for (String name : List.of("TRIM", "LTRIM", "RTRIM")) {
            String trim = name.toLowerCase(java.util.Locale.ROOT);
            f.same(name, trim + "({0}, ' ')", TEXT);
            f.same(name, trim + "({0}, {1})", TEXT, TEXT);
        }
        f.scalar("LENGTH", 1, 1, call -> length(call, "octet_length({0})", "length({0})"));
        f.synonym("LEN", "LENGTH");
        f.scalar("OCTET_LENGTH", 1, 1, call -> length(call, "octet_length({0})", "strlen({0})"));
        f.scalar("BIT_LENGTH", 1, 1, call -> length(call, "(8 * octet_length({0}))", "(8 * strlen({0}))"));
        f.simple("RTRIMMED_LENGTH", LENGTH, "length(rtrim({0}, chr(32) || chr(9) || chr(10) || chr(13)))", TEXT);
        f.scalar("CONCAT", 1, Integer.MAX_VALUE, call -> concat(call.arguments()));
        f.scalar("CONCAT_WS", 2, Integer.MAX_VALUE, TextFunctions::concatWithSeparator);
        f.scalar("FORMAT_STRING_TEMPLATE", 2, Integer.MAX_VALUE, TextFunctions::template);
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
        f.simple("TRANSLATE", SqlTypes.VARCHAR, TRANSLATE, TEXT, TEXT, TEXT);
        f.simple("ASCII", new SqlType.Numeric(3, 0), ASCII, TEXT);
        f.simple("UNICODE", LENGTH, "CASE WHEN {0} = '' THEN 0 ELSE unicode({0}) END", TEXT);
        f.simple("CHR", new SqlType.Text(1), CHARACTER, INTEGER);
        f.synonym("CHAR", "CHR");
        f.scalar("INITCAP", 1, 2, TextFunctions::initialCapitals);
        similarity(f);
    }

    private static void similarity(Catalogue f) {
        f.scalar("EDITDISTANCE", 2, 2, call -> distance(call.text(0), call.text(1)));
        f.scalar("EDITDISTANCE", 3, 3, call -> {
            Typed distance = distance(call.text(0), call.text(1));
            return call.sql(
                    LENGTH,
                    "CASE WHEN {1} IS NOT NULL AND {0} IS NOT NULL THEN least({0}, greatest({1}, 0)) END",
                    distance,
                    call.integer(2));
        });
        f.scalar(
                "JAROWINKLER_SIMILARITY",
                2,
                2,
                call -> Udfs.call(new SqlType.Numeric(3, 0), SimilarityUdfs.JARO_WINKLER, call.text(0), call.text(1)));
        f.scalar("SOUNDEX", 1, 1, call -> Udfs.call(new SqlType.Text(4), SimilarityUdfs.SOUNDEX, call.text(0)));
        f.scalar(
                "SOUNDEX_P123",
                1,
                1,
                call -> Udfs.call(new SqlType.Text(4), SimilarityUdfs.SOUNDEX_P123, call.text(0)));
    }

    private static Typed distance(Typed a, Typed b) {
        return Udfs.call(LENGTH, SimilarityUdfs.DISTANCE, a, b);
    }

    /** What INITCAP takes for the end of a word. */
    private static final String DELIMITERS = " \t\n\r\f\u000b!?@\"^#$&~_,.:;+-*%/|\\[](){}<>";

    private static final String ASCII = "CASE WHEN {0} = '' THEN 0 WHEN unicode({0}) > 127 THEN "
            + EngineErrors.raise("000002", "0A000", "Unsupported feature 'ASCII of a character beyond ASCII'.")
            + " ELSE unicode({0}) END";

    /** A character without a partner is dropped; more partners than characters are an error. */
    private static final String TRANSLATE = "CASE WHEN length({2}) > length({1}) THEN "
            + EngineErrors.raise("100078", "22000", "String '", "{2}", "' is too long and would be truncated")
            + " ELSE translate({0}, {1}, {2}) END";

    private static final String CHARACTER = "CASE WHEN {0} < 0 OR {0} > 1114111 OR {0} BETWEEN 55296 AND 57343 THEN "
            + EngineErrors.raise(
                    "100177", "22000", "Invalid character code ", "CAST({0} AS VARCHAR)", " in the CHR input")
            + " ELSE chr(CAST({0} AS INTEGER)) END";

    private static Typed length(Invocation call, String ofBytes, String ofText) {
        return call.isBinary(0) ? call.sql(LENGTH, ofBytes, call.argument(0)) : call.sql(LENGTH, ofText, call.text(0));
    }

    /** {@code ||} and CONCAT: NULL where a part is. */
    static Typed concat(List<Typed> parts) {
        if (parts.stream().anyMatch(part -> part.type() instanceof SqlType.Geospatial)) {
            throw Comparisons.incomparable("||", parts);
        }
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
        int limited = (int) Math.min(SqlType.Text.MAX, Math.max(1, length));
        return joined(texts, new SqlType.Text(limited, Collations.of(texts)));
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
    private static Typed template(Invocation call) {
        StringBuilder kinds = new StringBuilder();
        List<Typed> texts = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            kinds.append(Coercions.isNumber(call.type(i)) ? 'n' : 's');
            texts.add(Coercions.implicit(call.as(i, SqlTypes.VARCHAR), SqlTypes.VARIANT));
        }
        Typed values = SemiStructuredFunctions.java(call, SqlTypes.ARRAY, "sf_array", texts.toArray(Typed[]::new));
        Typed letters = call.constant(SqlTypes.VARCHAR, kinds.toString());
        return Udfs.nullable(SqlTypes.VARCHAR, TemplateUdfs.FORMAT, call.text(0), letters, values);
    }

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

    private static Typed initialCapitals(Invocation call) {
        Typed delimiters = call.count() == 2 ? call.text(1) : call.constant(SqlTypes.VARCHAR, DELIMITERS);
        return Udfs.call(call.text(0).type(), TextUdfs.INITCAP, call.text(0), delimiters);
    }
}
