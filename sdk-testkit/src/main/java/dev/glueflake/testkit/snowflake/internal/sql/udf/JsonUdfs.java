package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonKeys;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import org.jspecify.annotations.Nullable;

/** JSON: reading, writing, telling apart. Every semi-structured argument and result is the engine's text. */
public final class JsonUdfs {
    /** JSON text as the engine keeps it; an error, or where a second argument says {@code try} NULL, where it is none. */
    public static final String PARSE = "sf_json";
    /** What is wrong with a JSON text, NULL for nothing. */
    public static final String CHECK = "sf_json_check";
    /** A text that compares as the value does. */
    public static final String KEY = "sf_json_key";
    /** What TYPEOF says. */
    public static final String TYPE = "sf_json_type";
    /** A value as TO_JSON writes it. */
    public static final String COMPACT = "sf_json_compact";
    /** A value as a cast to VARCHAR writes it. */
    public static final String PLAIN = "sf_json_plain";

    private JsonUdfs() {}

    static void define(UdfLibrary library) {
        library.add(PARSE, JsonUdfs::parse);
        library.add(CHECK, arguments -> check((String) arguments[0]));
        library.strict(KEY, json -> JsonKeys.of(JsonReader.stored(json)));
        library.strict(TYPE, json -> JsonReader.stored(json).typeName());
        library.strict(COMPACT, json -> JsonWriter.compact(JsonReader.stored(json)));
        library.strict(PLAIN, json -> plain(JsonReader.stored(json)));
    }

    private static @Nullable String plain(Json value) {
        return value.isNull() || value.isUndefined() ? null : JsonWriter.plain(value);
    }

    /** The second argument: {@code d} lets the last of equal keys win, {@code try} gives NULL for an error. */
    private static @Nullable String parse(@Nullable Object[] arguments) {
        if (!(arguments[0] instanceof String text) || text.isBlank()) {
            return null;
        }
        String options = arguments.length > 1 ? String.valueOf(arguments[1]) : "";
        try {
            return JsonWriter.stored(JsonReader.parse(text, options.contains("d")));
        } catch (JsonSyntaxException refused) {
            if (options.contains("try")) {
                return null;
            }
            throw new SnowflakeException("100069", "22P02", "Error parsing JSON: " + refused.getMessage());
        }
    }

    private static @Nullable String check(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            JsonReader.parse(text, false);
            return null;
        } catch (JsonSyntaxException refused) {
            return refused.getMessage();
        }
    }
}
