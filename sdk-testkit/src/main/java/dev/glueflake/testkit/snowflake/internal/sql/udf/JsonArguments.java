package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import org.jspecify.annotations.Nullable;

/** Arguments of functions of mixed types. */
final class JsonArguments {
    private JsonArguments() {}

    static @Nullable Json of(@Nullable Object argument) {
        return argument == null ? null : JsonReader.stored((String) argument);
    }
}
