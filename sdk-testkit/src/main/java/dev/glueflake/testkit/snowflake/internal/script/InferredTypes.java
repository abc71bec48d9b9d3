package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a variable that was declared without one: that of its first value, as wide as can be. */
final class InferredTypes {
    private InferredTypes() {}

    /** Null for a bare NULL: the next value decides. */
    static @Nullable TypeName of(SqlType type) {
        if (type instanceof SqlType.Null) {
            return null;
        }
        List<Integer> parameters = type instanceof SqlType.Numeric number ? List.of(38, number.scale()) : List.of();
        return new TypeName(TypeWords.of(type), parameters, Position.NONE);
    }
}
