package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;

/** Calls of functions in Java over typed arguments: bytes go and come as hexadecimal digits, the rest as text. */
final class Udfs {
    private Udfs() {}

    /** @param nullable whether the result may be NULL where no argument is */
    static Typed call(SqlType type, String function, boolean nullable, List<Typed> arguments) {
        return new Typed.Call(
                template(type, function, arguments),
                arguments,
                type,
                nullable || arguments.stream().anyMatch(Typed::nullable));
    }

    static Typed call(SqlType type, String function, Typed... arguments) {
        return call(type, function, false, List.of(arguments));
    }

    /** A call that may be NULL whatever its arguments are. */
    static Typed nullable(SqlType type, String function, Typed... arguments) {
        return call(type, function, true, List.of(arguments));
    }

    private static String template(SqlType type, String function, List<Typed> arguments) {
        String[] holes = new String[arguments.size()];
        for (int i = 0; i < holes.length; i++) {
            String hole = "{" + i + "}";
            holes[i] = arguments.get(i).type() instanceof SqlType.Binary ? "hex(" + hole + ")" : hole;
        }
        String text = Udf.call(function, holes);
        if (type instanceof SqlType.Binary) {
            return "unhex(" + text + ")";
        }
        return type instanceof SqlType.Text ? text : "CAST(" + text + " AS " + PhysicalTypes.of(type) + ")";
    }
}
