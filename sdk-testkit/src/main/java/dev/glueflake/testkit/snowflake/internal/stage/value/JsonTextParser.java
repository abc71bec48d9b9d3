package dev.glueflake.testkit.snowflake.internal.stage.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** VARIANT, OBJECT and ARRAY: the field is JSON. */
final class JsonTextParser implements FieldParser {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final SqlType type;

    JsonTextParser(SqlType type) {
        this.type = type;
    }

    @Override
    public Object parse(String text) throws ValueException {
        JsonNode node = read(text);
        boolean fits =
                type instanceof SqlType.Variant || (type instanceof SqlType.Array ? node.isArray() : node.isObject());
        if (!fits) {
            String wanted = type instanceof SqlType.Array ? "ARRAY" : "OBJECT";
            throw new ValueException("100071", "22000", "Failed to cast variant value " + text + " to " + wanted);
        }
        return node.toString();
    }

    private static JsonNode read(String text) throws ValueException {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new ValueException("100069", "22P02", "Error parsing JSON: " + text);
        }
        throw new ValueException("100069", "22P02", "Error parsing JSON: incomplete value");
    }
}
