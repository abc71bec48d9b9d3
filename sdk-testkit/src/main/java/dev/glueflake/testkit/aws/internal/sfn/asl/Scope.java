package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What paths look into.
 *
 * @param input behind {@code $}
 * @param context behind {@code $$}
 */
public record Scope(JsonNode input, JsonNode context) {

    public JsonNode read(String path) {
        return path.startsWith("$$")
                ? JsonPath.parse(path.substring(1)).read(context)
                : JsonPath.parse(path).read(input);
    }

    Optional<JsonNode> find(String path) {
        return path.startsWith("$$")
                ? JsonPath.parse(path.substring(1)).find(context)
                : JsonPath.parse(path).find(input);
    }

    /** A path or a call of an intrinsic function. */
    public JsonNode evaluate(String expression) {
        return expression.startsWith("$") ? read(expression) : new IntrinsicParser(expression, this).value();
    }
}
