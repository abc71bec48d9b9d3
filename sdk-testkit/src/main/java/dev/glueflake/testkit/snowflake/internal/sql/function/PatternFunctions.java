package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationKeys;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.RegexUdfs;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** LIKE and regular expressions; every argument may be a column. */
public final class PatternFunctions {
    private static final SqlType COUNT = new SqlType.Numeric(18, 0);

    private PatternFunctions() {}

    static void define(Catalogue f) {
        for (String name : List.of("REGEXP_LIKE", "RLIKE", "REGEXP")) {
            f.scalar(name, 2, 3, call -> call(SqlTypes.BOOLEAN, RegexUdfs.LIKE, false, texts(call, "", "", "c")));
        }
        f.scalar("REGEXP_COUNT", 2, 4, call -> call(COUNT, RegexUdfs.COUNT, false, texts(call, "", "", 1, "c")));
        f.scalar(
                "REGEXP_INSTR",
                2,
                7,
                call -> call(COUNT, RegexUdfs.INSTR, false, texts(call, "", "", 1, 1, 0, "c", -1)));
        f.scalar("REGEXP_SUBSTR", 2, 6, call -> {
            List<Typed> arguments = texts(call, "", "", 1, 1, "c", -1);
            return call(arguments.get(0).type(), RegexUdfs.SUBSTR, true, arguments);
        });
        f.scalar(
                "REGEXP_SUBSTR_ALL",
                2,
                6,
                call -> call(SqlTypes.ARRAY, RegexUdfs.SUBSTR_ALL, true, texts(call, "", "", 1, 1, "c", -1)));
        f.synonym("REGEXP_EXTRACT_ALL", "REGEXP_SUBSTR_ALL");
        f.scalar(
                "REGEXP_REPLACE",
                2,
                6,
                call -> call(SqlTypes.VARCHAR, RegexUdfs.REPLACE, false, texts(call, "", "", "", 1, 0, "c")));
        f.scalar("LIKE", 2, 3, call -> like(call, "LIKE"));
        f.scalar("ILIKE", 2, 3, call -> like(call, "ILIKE"));
    }

    /** {@code text RLIKE pattern}. */
    public static Typed matches(Typed text, Typed pattern) {
        return call(SqlTypes.BOOLEAN, RegexUdfs.LIKE, false, List.of(text, pattern, constant("c")));
    }

    /** {@code text LIKE pattern}, perhaps with ESCAPE; {@code word} is LIKE or ILIKE. */
    public static Typed like(String word, List<Typed> arguments) {
        String escape = arguments.size() > 2 ? " ESCAPE {2}" : "";
        String fold = fold(word, Collations.of(arguments));
        return new Typed.Call(
                "(" + fold + " " + word + " " + fold.replace("{0}", "{1}") + escape + ")",
                arguments,
                SqlTypes.BOOLEAN,
                arguments.stream().anyMatch(Typed::nullable));
    }

    /** LIKE ANY and LIKE ALL know no locale. */
    public static void requireNoLocale(String word, List<Typed> arguments) {
        if (Collations.rules(arguments).hasLocale()) {
            throw CollatedFunctions.unsupported(word);
        }
    }

    /** What a text or a pattern is made before the two are matched. */
    private static String fold(String word, Collation collation) {
        if (collation.isNone()) {
            return "{0}";
        }
        CollationRules rules = CollationRules.of(collation);
        if (rules.foldsAccents() || rules.foldsPunctuation()) {
            throw CollatedFunctions.unsupported(word, collation);
        }
        String converted = CollationKeys.converted(rules);
        if (!rules.hasLocale()) {
            return converted;
        }
        String composed = "nfc_normalize(" + converted + ")";
        return rules.foldsCase() ? "lower(" + composed + ")" : composed;
    }

    private static Typed like(Invocation call, String word) {
        List<Typed> arguments = new ArrayList<>();
        for (int i = 0; i < call.count(); i++) {
            arguments.add(call.text(i));
        }
        return like(word, arguments);
    }

    /** The arguments as texts and numbers; a default says of which kind one is and stands in for it where it is absent. */
    private static List<Typed> texts(Invocation call, Object... defaults) {
        if (call.type(0) instanceof SqlType.Binary || call.type(1) instanceof SqlType.Binary) {
            throw call.invalidTypes();
        }
        List<Typed> arguments = new ArrayList<>();
        for (int i = 0; i < defaults.length; i++) {
            boolean number = defaults[i] instanceof Integer;
            arguments.add(i >= call.count() ? constant(defaults[i]) : number ? call.integer(i) : call.text(i));
        }
        return arguments;
    }

    private static Typed constant(Object value) {
        return value instanceof Integer number
                ? Invocation.value(SqlTypes.INTEGER, BigDecimal.valueOf(number))
                : Invocation.value(new SqlType.Text(1), value);
    }

    private static Typed call(SqlType type, String function, boolean nullable, List<Typed> arguments) {
        return Udfs.call(type, function, nullable, arguments);
    }
}
