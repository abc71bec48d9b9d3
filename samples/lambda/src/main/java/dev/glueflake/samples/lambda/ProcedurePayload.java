package dev.glueflake.samples.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A procedure's call and its answer as JSON. */
final class ProcedurePayload {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private ProcedurePayload() {}

    static ProcedureCall call(Payload payload, Duration limit) {
        payload.allowOnly(List.of("STORED_PROC_NM", "arguments"));
        ProcedureCall.Builder call = ProcedureCall.builder(
                        payload.require("STORED_PROC_NM", "the procedure's name as SQL writes it"))
                .timeout(limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit);
        JsonNode arguments = payload.node("arguments");
        if (arguments.isObject()) {
            arguments.properties().forEach(field -> call.argument(field.getKey(), scalar(field.getValue())));
        } else if (arguments.isArray()) {
            arguments.forEach(value -> call.argument(scalar(value)));
        } else if (!arguments.isMissingNode() && !arguments.isNull()) {
            throw Payload.invalid("the field \"arguments\" is neither a list nor an object by parameter names");
        }
        return call.build();
    }

    static Map<String, Object> answer(ProcedureResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("procedure", result.procedure());
        answer.put("queryId", result.queryId());
        result.text().ifPresent(text -> answer.put("text", text));
        result.rowsProcessed().ifPresent(rows -> answer.put("rowsProcessed", rows));
        return answer;
    }

    private static @Nullable Object scalar(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        throw Payload.invalid("an argument is a list or an object; pass texts, numbers, booleans and null");
    }
}
