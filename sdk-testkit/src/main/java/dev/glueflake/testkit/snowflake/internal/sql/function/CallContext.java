package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Casts;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What functions know of the session that calls them. */
public interface CallContext {
    Casts casts();

    Instant now();

    Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments);

    Optional<String> parameter(String name);
}
