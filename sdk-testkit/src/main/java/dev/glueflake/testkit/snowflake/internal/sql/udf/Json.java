package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import org.jspecify.annotations.Nullable;

/** The JSON of texts and of arrays of them, as functions give it. */
final class Json {
    private Json() {}

    static String array(Iterable<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() > 1 ? "," : "").append(text(text));
        }
        return json.append(']').toString();
    }

    static String text(@Nullable String text) {
        return text == null ? "null" : JsonWriter.quoted(text);
    }
}
