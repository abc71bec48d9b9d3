package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** How many procedures call each other at the moment. The number travels with the scope, under a name that no variable has. */
final class CallDepth {
    private static final String NAME = "\u0000call depth";
    private static final int MOST = 16;

    private CallDepth() {}

    static int of(ExecutionScope scope) {
        TypedValue depth = scope.scriptVariables().get(NAME);
        return depth != null && depth.value() instanceof BigDecimal number ? number.intValueExact() : 0;
    }

    static void carry(ExecutionScope scope, Map<String, TypedValue> into) {
        put(of(scope), into);
    }

    /** The scope of a procedure's own statements, one deeper. */
    static ExecutionScope deeper(ExecutionScope scope) {
        int depth = of(scope) + 1;
        if (depth > MOST) {
            throw new SnowflakeException(
                    "090219", "P0000", "Stored procedure execution error: more than " + MOST + " calls are nested.");
        }
        Map<String, TypedValue> variables = new HashMap<>();
        put(depth, variables);
        return scope.child(scope.queryId(), variables, scope.now());
    }

    private static void put(int depth, Map<String, TypedValue> into) {
        into.put(NAME, new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(depth)));
    }
}
