package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a variable that was declared without one: that of its first value, as wide as can be. */
final class InferredTypes {
    private InferredTypes() {}

    /** A number with decimals is taken for a FLOAT. */
    static boolean isApproximate(SqlType type) {
        return type instanceof SqlType.Numeric number && number.scale() > 0;
    }

    /** Null for a bare NULL: the next value decides. */
    static @Nullable TypeName of(SqlType type) {
        if (type instanceof SqlType.Null) {
            return null;
        }
        if (isApproximate(type)) {
            return new TypeName("FLOAT", List.of(), Position.NONE);
        }
        List<Integer> parameters = type instanceof SqlType.Numeric ? List.of(38, 0) : List.of();
        return new TypeName(TypeWords.of(type), parameters, Position.NONE);
    }
}
