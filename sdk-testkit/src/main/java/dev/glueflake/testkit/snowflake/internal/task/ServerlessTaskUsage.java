package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.time.Instant;

/** The table function SERVERLESS_TASK_HISTORY: an hour for an hour, the tasks without a warehouse that ran in it. */
public final class ServerlessTaskUsage {
    public static final String NAME = "SERVERLESS_TASK_HISTORY";

    private ServerlessTaskUsage() {}

    public static Relation rows(TableFunctionCall call) {
        ServerlessUsage usage = new ServerlessUsage(call, "TASK_NAME");
        for (TaskRun run : TaskBoard.of(call.session().account()).runs()) {
            Instant started = run.started();
            if (started != null) {
                usage.add(run.task(), started);
            }
        }
        return usage.relation(NAME);
    }
}
