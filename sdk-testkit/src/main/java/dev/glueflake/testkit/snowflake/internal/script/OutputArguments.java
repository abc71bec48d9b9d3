package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of output arguments on their way from a procedure to the script that called it, in the variables of the CALL. */
final class OutputArguments {
    private static final String PREFIX = "\u0000output ";

    private OutputArguments() {}

    /** @param scope of the CALL, made by the calling script */
    static void give(CallMatch match, Frame finished, ExecutionScope scope) {
        List<@Nullable String> outputs = match.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            String variable = outputs.get(i);
            if (variable != null) {
                String parameter = match.procedure().parameters().get(i).name();
                finished.find(Frame.Variable.class, parameter)
                        .ifPresent(value -> scope.scriptVariables().put(PREFIX + variable, value.value()));
            }
        }
    }

    /** By the names of the caller's variables. */
    static Map<String, TypedValue> taken(ExecutionScope scope) {
        Map<String, TypedValue> taken = new HashMap<>();
        scope.scriptVariables().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                taken.put(name.substring(PREFIX.length()), value);
            }
        });
        return taken;
    }
}
