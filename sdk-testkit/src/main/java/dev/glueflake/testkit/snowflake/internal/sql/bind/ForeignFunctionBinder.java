package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A call of a function in Java: arguments and result travel as texts. Moments are written with all their digits and their
 * offset, bytes in hexadecimal digits, semi-structured values as JSON.
 */
final class ForeignFunctionBinder {
    private final ExpressionBinder expressions;

    ForeignFunctionBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Typed call(String udf, List<Typed> arguments, SqlType returns) {
        String parts = IntStream.range(0, arguments.size())
                .mapToObj(i -> "CAST({" + i + "} AS VARCHAR)")
                .collect(Collectors.joining(", ", "(", ")"));
        List<Typed> texts = arguments.stream().map(this::text).toList();
        return value(new Typed.Call(udf + parts, texts, SqlTypes.VARCHAR, true), returns);
    }

    private Typed text(Typed argument) {
        SqlType type = argument.type();
        if (type instanceof SqlType.Timestamp timestamp) {
            boolean local = timestamp.zone() == SqlType.Zone.NTZ;
            return formatted(argument, "YYYY-MM-DD\"T\"HH24:MI:SS.FF9" + (local ? "" : "TZH:TZM"));
        } else if (type instanceof SqlType.Time) {
            return formatted(argument, "HH24:MI:SS.FF9");
        } else if (type instanceof SqlType.Binary) {
            return FunctionBinder.call(expressions, "HEX_ENCODE", List.of(argument));
        }
        return argument;
    }

    private Typed formatted(Typed argument, String format) {
        return FunctionBinder.call(expressions, "TO_CHAR", List.of(argument, constant(format)));
    }

    private Typed value(Typed text, SqlType type) {
        if (type.isSemiStructured()) {
            return Coercions.implicit(FunctionBinder.call(expressions, "PARSE_JSON", List.of(text)), type);
        } else if (type instanceof SqlType.Binary) {
            return Coercions.convert(
                    FunctionBinder.call(expressions, "TO_BINARY", List.of(text, constant("HEX"))), type);
        }
        return Coercions.convert(text, type);
    }

    private static Typed constant(String text) {
        return new Typed.Constant(TypedValue.text(text));
    }
}
