package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;
import java.util.Set;

/** Texts are compared by their code points; a collation that would compare them otherwise is refused by its name. */
final class CollationFunctions {
    private static final Set<String> BY_CODE_POINTS = Set.of("", "utf8", "bin");

    private CollationFunctions() {}

    static void define(Catalogue f) {
        f.scalar("COLLATE", 2, 2, CollationFunctions::collate);
        f.scalar(
                "COLLATION",
                1,
                1,
                call -> call.nullable(SqlTypes.VARCHAR, "CASE WHEN {0} IS NULL THEN NULL END", call.text(0)));
    }

    private static Typed collate(Invocation call) {
        String collation = call.constantText(1);
        if (!BY_CODE_POINTS.contains(collation.toLowerCase(Locale.ROOT))) {
            throw Errors.unsupported("COLLATE '" + collation + "'");
        }
        return call.text(0);
    }
}
