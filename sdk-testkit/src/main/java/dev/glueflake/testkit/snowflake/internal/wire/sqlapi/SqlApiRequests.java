package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryOptions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of a submission. */
final class SqlApiRequests {
    private static final Set<String> FIELDS = Set.of(
            "statement",
            "timeout",
            "database",
            "schema",
            "warehouse",
            "role",
            "bindings",
            "parameters",
            "resultSetMetaData");
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("CLIENT_RESULT_CHUNK_SIZE", "ROWS_PER_RESULTSET", "USE_CACHED_RESULT");
    private static final long MAX_TIMEOUT_SECONDS = 604_800;

    private SqlApiRequests() {}

    /** Why the request cannot be understood, or null. */
    static @Nullable String problem(WireRequest request) {
        JsonNode body = request.json();
        if (!body.isObject()) {
            return "The body must be a JSON object.";
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return "Unknown field '" + field.getKey() + "' in the body.";
            }
        }
        JsonNode timeout = body.path("timeout");
        if (!timeout.isMissingNode() && (!timeout.canConvertToLong() || timeout.asLong() < 0)) {
            return "The timeout must be a number of seconds, 0 or more.";
        }
        return body.path("statement").isTextual() ? null : "The field 'statement' is missing or no text.";
    }

    /** Names are taken as they are, in their case. */
    static SessionSettings settings(String user, JsonNode body) {
        return new SessionSettings(
                user,
                name(body, "role"),
                name(body, "warehouse"),
                name(body, "database"),
                name(body, "schema"),
                Map.of());
    }

    private static @Nullable String name(JsonNode body, String field) {
        String text = Json.text(body, field);
        return text == null || text.isEmpty() ? null : text;
    }

    static QueryOptions options(JsonNode body) {
        Map<String, String> others = Json.texts(body.path("parameters"));
        for (String name : others.keySet()) {
            checkAllowed(name);
        }
        String count = others.remove("MULTI_STATEMENT_COUNT");
        others.keySet().removeAll(WITHOUT_EFFECT);
        return new QueryOptions(
                count == null ? Integer.valueOf(1) : count(count), timeout(body), others.remove("QUERY_TAG"), others);
    }

    private static void checkAllowed(String name) {
        switch (name) {
            case "MULTI_STATEMENT_COUNT", "QUERY_TAG", "TIMEZONE" -> {}
            default -> {
                // Formats change the values of the answer; the fake gives them in their plain form only.
                if (!WITHOUT_EFFECT.contains(name)) {
                    throw Errors.unsupported("parameter " + name + " in the SQL API");
                }
            }
        }
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Refused below like a negative one.
        }
        throw new SnowflakeException(
                "000008", "0A000", "MULTI_STATEMENT_COUNT must be 0 or a positive number, not '" + text + "'.");
    }

    private static @Nullable Long timeout(JsonNode body) {
        JsonNode timeout = body.path("timeout");
        if (timeout.isMissingNode()) {
            return null;
        }
        return timeout.asLong() == 0 ? Long.valueOf(MAX_TIMEOUT_SECONDS) : Long.valueOf(timeout.asLong());
    }
}
