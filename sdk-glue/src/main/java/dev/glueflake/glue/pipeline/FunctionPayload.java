package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.pipeline.ValueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function is invoked with: values that are the same in JSON, and that no state machine takes for a path. */
final class FunctionPayload {
    /** Where the step's own inputs go. */
    private static final String INPUTS = "inputs";
    /** Step Functions reads the value of such a field as a path. */
    private static final String PATH = ".$";

    private FunctionPayload() {}

    /** Adds what is wrong to the problems; then the invocation is never made. */
    static StepAction.Invocation invocation(
            String step, String function, Map<String, ?> payload, List<String> problems) {
        List<String> own = problems(step, function, payload);
        problems.addAll(own);
        return new StepAction.Invocation(function, own.isEmpty() ? ValueJson.write(payload) : "{}");
    }

    private static List<String> problems(String step, String function, Map<String, ?> payload) {
        List<String> problems = new ArrayList<>();
        if (function.isBlank()) {
            problems.add("step " + step + " names a function without a name");
        }
        if (payload.containsKey(INPUTS)) {
            problems.add("the payload of step " + step + " has a field " + INPUTS + ", which is for the step's inputs");
        }
        check("the payload of step " + step, payload, problems);
        return problems;
    }

    private static void check(String where, @Nullable Object value, List<String> problems) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                if (String.valueOf(name).endsWith(PATH)) {
                    problems.add(
                            where + " has a field " + name + ", and names that end with " + PATH + " are for paths");
                }
                check(where + "." + name, inner, problems);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> check(where, inner, problems));
        } else if (value != null && !(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            problems.add(where + " holds a " + value.getClass().getSimpleName()
                    + ", but it can hold only texts, numbers, booleans, lists and maps");
        }
    }
}
