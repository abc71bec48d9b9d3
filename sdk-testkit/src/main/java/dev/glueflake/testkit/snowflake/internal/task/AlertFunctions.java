package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;

/** The functions of SNOWFLAKE.ALERT, which only conditions and actions of alerts may call. */
public final class AlertFunctions {
    private static final String SCHEMA = "SNOWFLAKE.ALERT.";

    private AlertFunctions() {}

    /** Empty where it is no such function. */
    public static Optional<TypedValue> call(Session session, String name, List<TypedValue> arguments) {
        if (!name.startsWith(SCHEMA) || !arguments.isEmpty()) {
            return Optional.empty();
        }
        return switch (name.substring(SCHEMA.length())) {
            case "SCHEDULED_TIME" ->
                Optional.of(new TypedValue(
                        SqlTypes.TIMESTAMP_LTZ, running(session, name).scheduled()));
            case "LAST_SUCCESSFUL_SCHEDULED_TIME" ->
                Optional.of(new TypedValue(
                        SqlTypes.TIMESTAMP_LTZ,
                        running(session, name).lastSuccess().orElse(null)));
            case "GET_CONDITION_QUERY_UUID" ->
                Optional.of(TypedValue.text(running(session, name).conditionQuery()));
            default -> Optional.empty();
        };
    }

    private static RunningAlert running(Session session, String function) {
        return AlertBoard.of(session.account())
                .running(session)
                .orElseThrow(() -> new SnowflakeException(
                        "091092", "23001", "Function " + function + " must be called from within an alert."));
    }
}
