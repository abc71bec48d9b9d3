package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;

/** The table function SERVERLESS_ALERT_HISTORY: an hour for an hour, the alerts without a warehouse that ran in it. */
public final class ServerlessAlertUsage {
    public static final String NAME = "SERVERLESS_ALERT_HISTORY";

    private ServerlessAlertUsage() {}

    public static Relation rows(TableFunctionCall call) {
        ServerlessUsage usage = new ServerlessUsage(call, "ALERT_NAME");
        AlertBoard.of(call.session().account()).runs().forEach(run -> usage.add(run.alert(), run.completed()));
        return usage.relation(NAME);
    }
}
