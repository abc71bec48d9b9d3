package dev.glueflake.testkit.snowflake.internal.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import org.jspecify.annotations.Nullable;

/** The configuration of a task graph: a JSON object in the root's CONFIG. */
final class TaskConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final ExecutionScope scope;

    TaskConfig(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** One object with the fields of both: those of {@code over} win. */
    static String merged(String config, String over) {
        ObjectNode all = object(config);
        all.setAll(object(over));
        return all.toString();
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Said below, as of any text that is no object.
        }
        throw Errors.compilation("001008", "22023", "CONFIG of a task takes a JSON object, not '" + json + "'.");
    }

    /** What stands at the path; all of it without one, null where there is nothing. */
    @Nullable
    String value(@Nullable String config, @Nullable String path) {
        if (config == null || path == null) {
            return config;
        }
        String call = "GET_PATH(PARSE_JSON(" + StringLiteral.written(config) + "), " + StringLiteral.written(path)
                + ")::VARCHAR";
        Expression expression = SqlParser.parseExpression(call);
        DuckQuery query = new Binder(session.relations(scope), session.environment(scope)).scalar(expression);
        Object value =
                session.account().engine().query(query, scope.cancellation()).get(0)[0];
        return value == null ? null : value.toString();
    }
}
