package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code parameters} of a driver's query request. Clients note there what concerns themselves, too (Snowpark the id of
 * its plan in each): as at login, what the account does not know is left.
 */
final class DriverOptions {
    /** What drivers send by themselves and what changes nothing in a statement: binds carry their types. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("NEW_SQL_FORMAT", "TIMESTAMP_INPUT_FORMAT");

    private DriverOptions() {}

    static QueryOptions read(JsonNode parameters) {
        if (!parameters.isObject() || parameters.isEmpty()) {
            return QueryOptions.NONE;
        }
        Map<String, String> others = Json.texts(parameters);
        others.keySet().removeAll(WITHOUT_EFFECT);
        String count = others.remove("MULTI_STATEMENT_COUNT");
        String queryTimeout = others.remove("QUERY_TIMEOUT");
        String statementTimeout = others.remove("STATEMENT_TIMEOUT_IN_SECONDS");
        others.keySet().removeIf(name -> !SessionParameters.exists(name.toUpperCase(Locale.ROOT)));
        return new QueryOptions(
                count == null ? null : Integer.valueOf(count),
                seconds(queryTimeout != null ? queryTimeout : statementTimeout),
                others.remove("QUERY_TAG"),
                others);
    }

    private static @Nullable Long seconds(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }
}
