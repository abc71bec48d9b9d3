package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.type.CanonicalJson;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** VARIANT, OBJECT and ARRAY: the field is JSON. */
final class JsonTextParser implements FieldParser {
    private final SqlType type;

    JsonTextParser(SqlType type) {
        this.type = type;
    }

    @Override
    public Object parse(String text) throws ValueException {
        String json = CanonicalJson.of(text)
                .orElseThrow(() -> new ValueException(
                        "100069", "22P02", "Error parsing JSON: " + (text.isBlank() ? "incomplete value" : text)));
        boolean fits = type instanceof SqlType.Variant || json.startsWith(type instanceof SqlType.Array ? "[" : "{");
        if (!fits) {
            String wanted = type instanceof SqlType.Array ? "ARRAY" : "OBJECT";
            throw new ValueException("100071", "22000", "Failed to cast variant value " + text + " to " + wanted);
        }
        return json;
    }
}
