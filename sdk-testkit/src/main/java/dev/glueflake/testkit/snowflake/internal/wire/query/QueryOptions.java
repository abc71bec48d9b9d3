package dev.glueflake.testkit.snowflake.internal.wire.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its SQL.
 *
 * @param statementCount how many statements the text must hold, 0 for any number; null where the session says
 * @param timeoutSeconds after which the request is cancelled, 0 for never; null where the session says
 * @param queryTag for this request alone, or null
 * @param parameters session parameters for this request alone, by upper-case name
 */
public record QueryOptions(
        @Nullable Integer statementCount,
        @Nullable Long timeoutSeconds,
        @Nullable String queryTag,
        Map<String, String> parameters) {
    public static final QueryOptions NONE = new QueryOptions(null, null, null, Map.of());
}
