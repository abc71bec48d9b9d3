package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;

/** VARIANT, OBJECT and ARRAY: the field is JSON. */
final class JsonTextParser implements FieldParser {
    private final SqlType type;

    JsonTextParser(SqlType type) {
        this.type = type;
    }

    @Override
    public Object parse(String text) throws ValueException {
        String json = read(text);
        boolean fits = type instanceof SqlType.Variant || json.startsWith(type instanceof SqlType.Array ? "[" : "{");
        if (!fits) {
            String wanted = type instanceof SqlType.Array ? "ARRAY" : "OBJECT";
            throw new ValueException("100071", "22000", "Failed to cast variant value " + text + " to " + wanted);
        }
        return json;
    }

    private static String read(String text) throws ValueException {
        try {
            return JsonWriter.stored(JsonReader.parse(text, false));
        } catch (JsonSyntaxException refused) {
            throw new ValueException("100069", "22P02", "Error parsing JSON: " + refused.getMessage());
        }
    }
}
