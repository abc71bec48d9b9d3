package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.Locale;

/** Types by their plain words, without parameters, as signatures show them. */
final class TypeWords {
    private TypeWords() {}

    static String of(SqlType type) {
        if (type instanceof SqlType.Numeric) {
            return "NUMBER";
        } else if (type instanceof SqlType.Text) {
            return "VARCHAR";
        } else if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        } else if (type instanceof SqlType.Real) {
            return "FLOAT";
        } else if (type instanceof SqlType.ObjectType) {
            return "OBJECT";
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return "TIMESTAMP_" + timestamp.zone();
        }
        return type.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
}
