package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonPath;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps into values by keys and paths that are only known when the statement runs. */
final class PathUdfs {
    private PathUdfs() {}

    static void define(UdfLibrary library) {
        library.add("sf_get_key", arguments -> key(arguments, false));
        library.add("sf_get_ignore_case", arguments -> key(arguments, true));
        library.add(
                "sf_get_path",
                arguments -> arguments[0] == null || arguments[1] == null
                        ? null
                        : stored(JsonPath.of((String) arguments[1]).in(JsonReader.stored((String) arguments[0]))));
        library.add("sf_extract_path_text", PathUdfs::text);
    }

    private static @Nullable String stored(Optional<Json> value) {
        return value.filter(found -> !found.isUndefined())
                .map(JsonWriter::stored)
                .orElse(null);
    }

    /** The key as it is written wins over one that differs in case only. */
    private static @Nullable String key(@Nullable Object[] arguments, boolean ignoreCase) {
        if (arguments[0] == null
                || arguments[1] == null
                || !(JsonReader.stored((String) arguments[0]) instanceof Json.Members object)) {
            return null;
        }
        String key = (String) arguments[1];
        Json exact = object.entries().get(key);
        if (exact != null || !ignoreCase) {
            return exact == null ? null : JsonWriter.stored(exact);
        }
        return stored(object.entries().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(java.util.Map.Entry::getValue)
                .findFirst());
    }

    private static @Nullable String text(@Nullable Object[] arguments) {
        if (arguments[0] == null || arguments[1] == null || ((String) arguments[0]).isBlank()) {
            return null;
        }
        try {
            Json json = JsonReader.parse((String) arguments[0], false);
            return JsonPath.of((String) arguments[1])
                    .in(json)
                    .filter(found -> !found.isNull() && !found.isUndefined())
                    .map(JsonWriter::plain)
                    .orElse(null);
        } catch (JsonSyntaxException refused) {
            throw new SnowflakeException("100069", "22P02", "Error parsing JSON: " + refused.getMessage());
        }
    }
}
