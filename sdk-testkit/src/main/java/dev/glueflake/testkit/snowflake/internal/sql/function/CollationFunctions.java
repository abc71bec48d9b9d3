package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.Locale;

/** COLLATE gives a text another collation, COLLATION tells which one it has. */
final class CollationFunctions {
    private CollationFunctions() {}

    static void define(Catalogue f) {
        f.scalar("COLLATE", 2, 2, CollationFunctions::collate);
        f.scalar("COLLATION", 1, 1, CollationFunctions::collation);
    }

    private static Typed collate(Invocation call) {
        if (!(call.type(0) instanceof SqlType.Text || call.type(0) instanceof SqlType.Null)) {
            throw Errors.compilation(
                    "001044", "42P13", "argument needs to be a string: '" + TypeText.full(call.type(0)) + "'");
        }
        if (!(call.argument(1) instanceof Typed.Constant constant
                && constant.value().value() instanceof String written)) {
            throw Errors.compilation(
                    "001015", "22023", "Argument number 2 for function 'COLLATE' needs to be a string literal.");
        }
        CollationRules.parse(written);
        return Collations.collated(call.text(0), Collation.ofExpression(written.toLowerCase(Locale.ROOT)));
    }

    private static Typed collation(Invocation call) {
        String specification = Collations.of(call.type(0)).specification();
        return Invocation.value(SqlTypes.VARCHAR, specification.isEmpty() ? null : specification);
    }
}
