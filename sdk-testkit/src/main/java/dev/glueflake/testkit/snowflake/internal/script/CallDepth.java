package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * How many routines call each other at the moment, whether the innermost has its owner's rights, whether a query asks, and the
 * file whose statements run.
 * It travels with the scope, under names that no variable has.
 */
public final class CallDepth {
    private static final String NAME = "\u0000call depth";
    private static final String READING = "\u0000reading";
    private static final int MOST = 16;

    private CallDepth() {}

    static int of(ExecutionScope scope) {
        TypedValue depth = scope.scriptVariables().get(NAME);
        return depth != null && depth.value() instanceof BigDecimal number ? number.intValueExact() : 0;
    }

    static void carry(ExecutionScope scope, Map<String, TypedValue> into) {
        put(of(scope), into);
        copy(ExecutionScope.OWNERS_RIGHTS, scope, into);
        copy(READING, scope, into);
        RunningFile.of(scope).ifPresent(file -> file.mark(into));
    }

    private static void copy(String mark, ExecutionScope scope, Map<String, TypedValue> into) {
        TypedValue value = scope.scriptVariables().get(mark);
        if (value != null) {
            into.put(mark, value);
        }
    }

    /** Whether nothing may be changed because a query asks. */
    static boolean isReading(ExecutionScope scope) {
        return scope.scriptVariables().containsKey(READING);
    }

    /** The scope of a call inside a query. */
    static ExecutionScope reading(ExecutionScope scope, String queryId) {
        Map<String, TypedValue> variables = new HashMap<>(scope.scriptVariables());
        variables.put(READING, new TypedValue(SqlTypes.BOOLEAN, true));
        return new ExecutionScope(queryId, scope.binds(), variables, scope.cancellation(), scope.now());
    }

    /** The scope of a routine's own statements, one deeper. */
    public static ExecutionScope deeper(ExecutionScope scope, boolean ownersRights) {
        int depth = of(scope) + 1;
        check(depth);
        Map<String, TypedValue> variables = new HashMap<>();
        put(depth, variables);
        copy(READING, scope, variables);
        if (ownersRights) {
            variables.put(ExecutionScope.OWNERS_RIGHTS, new TypedValue(SqlTypes.BOOLEAN, true));
        }
        return scope.child(scope.queryId(), variables, scope.now());
    }

    static void check(int depth) {
        if (depth > MOST) {
            throw new SnowflakeException(
                    "090219", "P0000", "Stored procedure execution error: more than " + MOST + " calls are nested.");
        }
    }

    private static void put(int depth, Map<String, TypedValue> into) {
        into.put(NAME, new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(depth)));
    }
}
