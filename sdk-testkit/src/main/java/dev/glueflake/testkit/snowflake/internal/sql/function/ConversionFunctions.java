package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TO_… and TRY_TO_…: casts as functions, with formats. */
final class ConversionFunctions {
    private ConversionFunctions() {}

    static void define(Catalogue f) {
        f.scalar("TO_VARCHAR", 1, 2, ConversionFunctions::text);
        f.synonym("TO_CHAR", "TO_VARCHAR");
        TemporalConversions.define(f);
    }

    private static Typed text(Invocation call) {
        SqlType type = call.type(0);
        if (call.count() == 1) {
            return type instanceof SqlType.Text
                    ? call.argument(0)
                    : NumberConversions.cast(call, SqlTypes.VARCHAR, false);
        }
        if (Coercions.isNumber(type)) {
            return NumberConversions.text(call);
        }
        if (Moments.isTemporal(type)) {
            return TemporalConversions.text(call);
        }
        String format = call.constantText(1);
        if (type instanceof SqlType.Binary) {
            return NumberConversions.binaryText(call, format.toUpperCase(Locale.ROOT));
        }
        throw Errors.unsupported(call.name() + " with format '" + format + "'");
    }
}
