package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.INTEGER;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Choices.isNull;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ValueKeys;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions that choose among their arguments. */
final class ConditionalFunctions {
    private static final int ANY = Integer.MAX_VALUE;

    private ConditionalFunctions() {}

    static void define(Catalogue f) {
        f.scalar("IFF", 3, 3, call -> Choices.of(call.argument(0), call.argument(1), call.argument(2)));
        f.scalar("COALESCE", 1, ANY, call -> Choices.coalesce(call.arguments()));
        f.scalar("NVL", 2, 2, call -> Choices.coalesce(call.arguments()));
        f.synonym("IFNULL", "NVL");
        f.scalar("NVL2", 3, 3, call -> Choices.of(isNull(call.argument(0)), call.argument(2), call.argument(1)));
        f.scalar("NULLIF", 2, 2, call -> nullIf(call.argument(0), call.argument(1)));
        f.scalar("ZEROIFNULL", 1, 1, call -> Choices.coalesce(List.of(call.number(0), zero(call))));
        f.scalar("NULLIFZERO", 1, 1, call -> nullIf(call.number(0), zero(call)));
        f.scalar(
                "EQUAL_NULL",
                2,
                2,
                call -> Comparisons.compare("IS NOT DISTINCT FROM", call.argument(0), call.argument(1)));
        f.scalar("DECODE", 3, ANY, ConditionalFunctions::decode);
        f.scalar("GREATEST", 1, ANY, call -> extreme(call, "greatest", true));
        f.scalar("LEAST", 1, ANY, call -> extreme(call, "least", true));
        f.scalar("GREATEST_IGNORE_NULLS", 1, ANY, call -> extreme(call, "greatest", false));
        f.scalar("LEAST_IGNORE_NULLS", 1, ANY, call -> extreme(call, "least", false));
        // Numbers count by their whole part, unlike those of AND and OR.
        f.simple("BOOLAND", SqlTypes.BOOLEAN, "({0} <> 0 AND {1} <> 0)", INTEGER, INTEGER);
        f.simple("BOOLOR", SqlTypes.BOOLEAN, "({0} <> 0 OR {1} <> 0)", INTEGER, INTEGER);
        f.simple("BOOLXOR", SqlTypes.BOOLEAN, "(({0} <> 0) <> ({1} <> 0))", INTEGER, INTEGER);
        f.simple("BOOLNOT", SqlTypes.BOOLEAN, "({0} = 0)", INTEGER);
        f.scalar("REGR_VALX", 2, 2, call -> both(call, "{1}"));
        f.scalar("REGR_VALY", 2, 2, call -> both(call, "{0}"));
    }

    /** One of two numbers, NULL where either is. */
    private static Typed both(Invocation call, String chosen) {
        return call.nullable(
                SqlTypes.REAL,
                "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN " + chosen + " END",
                call.as(0, SqlTypes.REAL),
                call.as(1, SqlTypes.REAL));
    }

    private static Typed zero(Invocation call) {
        return call.constant(new SqlType.Numeric(1, 0), BigDecimal.ZERO);
    }

    private static Typed nullIf(Typed value, Typed other) {
        return Choices.of(Comparisons.compare("=", value, other), Choices.NULL, value);
    }

    /** Pairs of a value and a result; NULL equals NULL; an odd argument at the end is the default. */
    private static Typed decode(Invocation call) {
        List<Typed.Branch> branches = new ArrayList<>();
        for (int i = 1; i + 1 < call.count(); i += 2) {
            Typed same = Comparisons.compare("IS NOT DISTINCT FROM", call.argument(0), call.argument(i));
            branches.add(new Typed.Branch(same, call.argument(i + 1)));
        }
        return Choices.of(branches, call.count() % 2 == 0 ? call.argument(call.count() - 1) : Choices.NULL);
    }

    /** That of the first argument; numbers widen it. */
    private static SqlType extremeType(Invocation call) {
        SqlType first = call.type(0);
        boolean decides = !(first instanceof SqlType.Null) && !Coercions.isNumber(first);
        SqlType common = Coercions.common(call.arguments());
        if (common instanceof SqlType.Geospatial) {
            throw call.invalidTypes();
        }
        if (call.arguments().stream().anyMatch(argument -> argument.type().isSemiStructured())) {
            throw Errors.unsupported(call.name() + " of semi-structured values");
        }
        return decides && common.getClass() != first.getClass() ? first : common;
    }

    private static Typed extreme(Invocation call, String function, boolean nullWins) {
        SqlType type = extremeType(call);
        Typed[] typed = call.arguments().stream()
                .map(value -> Coercions.implicit(value, type))
                .toArray(Typed[]::new);
        boolean byKey = ValueKeys.isKeyed(type) && !Comparisons.isWithOffset(type);
        String template = byKey ? extremeByKey(type, function.equals("greatest")) : function + "({*})";
        if (!nullWins) {
            return call.nullable(type, template, typed);
        }
        String anyNull = IntStream.range(0, typed.length)
                .mapToObj(i -> "{" + i + "} IS NULL")
                .collect(Collectors.joining(" OR "));
        return call.sql(type, "CASE WHEN " + anyNull + " THEN NULL ELSE " + template + " END", typed);
    }

    /** NULLs are left out, as DuckDB's own functions do. */
    private static String extremeByKey(SqlType type, boolean greatest) {
        String key = ValueKeys.template(type);
        String better = key.replace("{0}", "x") + (greatest ? " >= " : " <= ") + key.replace("{0}", "y");
        return "list_reduce([{*}], lambda x, y: CASE WHEN x IS NULL THEN y WHEN y IS NULL OR " + better
                + " THEN x ELSE y END)";
    }
}
