package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.SqlStatement.Bind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the JSON that submits statements. */
final class RequestBody {

    /**
     * The parameters that a request may carry. The API also takes the output formats, but they would turn typed values
     * into formatted text.
     */
    private static final Set<String> PARAMETERS =
            Set.of("CLIENT_RESULT_CHUNK_SIZE", "QUERY_TAG", "ROWS_PER_RESULTSET", "TIMEZONE", "USE_CACHED_RESULT");

    private final SnowflakeSettings settings;

    RequestBody(SnowflakeSettings settings) {
        settings.sessionParameters().keySet().forEach(RequestBody::checkParameter);
        this.settings = settings;
    }

    String of(SqlStatement statement) {
        ObjectNode body = start(statement, statement.text());
        List<Bind> binds = statement.binds();
        if (!binds.isEmpty()) {
            ObjectNode bindings = body.putObject("bindings");
            for (int i = 0; i < binds.size(); i++) {
                BindJson.write(binds.get(i), bindings.putObject(Integer.toString(i + 1)));
            }
        }
        return text(body);
    }

    String ofAll(List<SqlStatement> statements) {
        StringBuilder text = new StringBuilder();
        for (SqlStatement statement : statements) {
            // The line break ends a comment that the statement may end with.
            text.append(text.isEmpty() ? "" : "\n;\n").append(withoutEnd(statement.text()));
        }
        ObjectNode body = start(statements.get(0), text.toString());
        ((ObjectNode) body.get("parameters")).put("MULTI_STATEMENT_COUNT", Integer.toString(statements.size()));
        return text(body);
    }

    private ObjectNode start(SqlStatement statement, String text) {
        ObjectNode body = SqlApiHttp.JSON.createObjectNode().put("statement", text);
        statement.timeout().ifPresent(limit -> body.put("timeout", seconds(limit)));
        settings.database().map(SnowflakeIdentifier::name).ifPresent(name -> body.put("database", name));
        settings.schema().map(SnowflakeIdentifier::name).ifPresent(name -> body.put("schema", name));
        settings.warehouse().map(SnowflakeIdentifier::name).ifPresent(name -> body.put("warehouse", name));
        settings.role().map(SnowflakeIdentifier::name).ifPresent(name -> body.put("role", name));
        ObjectNode parameters = body.putObject("parameters");
        put(settings.sessionParameters(), parameters);
        put(statement.parameters(), parameters);
        return body;
    }

    private static void put(Map<String, String> values, ObjectNode parameters) {
        values.forEach((name, value) -> parameters.put(checkParameter(name), value));
    }

    private static String checkParameter(String name) {
        if (!PARAMETERS.contains(name)) {
            throw new ConfigurationException(
                    "SESSION_PARAMETER_NOT_SUPPORTED",
                    "The SQL API client does not take the parameter " + name + ", only "
                            + PARAMETERS.stream().sorted().toList() + "; use JDBC for others");
        }
        return name;
    }

    private static long seconds(Duration limit) {
        return limit.plusNanos(999_999_999).toSeconds();
    }

    private static String withoutEnd(String text) {
        String stripped = text.stripTrailing();
        return stripped.endsWith(";") ? withoutEnd(stripped.substring(0, stripped.length() - 1)) : stripped;
    }

    private static String text(ObjectNode body) {
        try {
            return SqlApiHttp.JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The statement's text cannot be written as JSON: it holds half a surrogate pair", e);
        }
    }
}
