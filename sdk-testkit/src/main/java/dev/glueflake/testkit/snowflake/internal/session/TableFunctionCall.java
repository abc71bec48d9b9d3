package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A call of a table function in a statement.
 *
 * @param objects the names that the query knows: those of the session, or of the view that calls it
 * @param values those of the written arguments, in their order
 */
public record TableFunctionCall(
        Session session,
        SessionObjects objects,
        ExecutionScope scope,
        Expression.FunctionCall written,
        List<TypedValue> values) {

    /** The function's plain name in upper case. */
    public String name() {
        return written.name().last().text().toUpperCase(Locale.ROOT);
    }

    /** The arguments by name; those without one take the function's {@code names} in that order. NULL is none. */
    public NamedValues arguments(String... names) {
        List<String> known = List.of(names);
        Map<String, Object> found = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String name = written.arguments().get(i).name();
            if (name == null && i >= known.size()) {
                throw invalid();
            }
            String key = name == null ? known.get(i) : name.toUpperCase(Locale.ROOT);
            if (!known.contains(key)) {
                throw Errors.compilation(
                        "001044", "42P13", "Invalid argument [" + key + "] for function '" + name() + "'");
            }
            Object value = values.get(i).value();
            if (value != null) {
                found.put(key, value);
            }
        }
        return new NamedValues(this, found, ZoneId.of(session.parameters().get("TIMEZONE")));
    }

    /** What a call with other types of arguments gets. */
    public SnowflakeException invalid() {
        return Errors.compilation("001044", "42P13", "Invalid argument types for function '" + name() + "'");
    }
}
