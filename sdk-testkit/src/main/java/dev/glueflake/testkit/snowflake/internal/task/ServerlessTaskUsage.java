package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.session.UsageRange;
import dev.glueflake.testkit.snowflake.internal.session.UsageRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table function SERVERLESS_TASK_HISTORY: an hour for an hour, the tasks without a warehouse that ran in it. */
public final class ServerlessTaskUsage {
    public static final String NAME = "SERVERLESS_TASK_HISTORY";

    private ServerlessTaskUsage() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", "TASK_NAME");
        Optional<QualifiedName> wanted =
                arguments.text("TASK_NAME").map(name -> call.session().qualify(SqlParser.parseName(name)));
        UsageRange range = UsageRange.of(arguments, call);
        UsageRows rows = new UsageRows(
                new UsageRange(range.from(), range.to(), Duration.ofHours(1)), List.of("TASK_NAME"), List.of());
        for (TaskRun run : TaskBoard.of(call.session().account()).runs()) {
            Instant started = run.started();
            boolean serverless = run.task().settings().find("WAREHOUSE").isEmpty();
            if (started != null
                    && serverless
                    && wanted.filter(name -> !name.equals(run.task().name())).isEmpty()) {
                rows.add(started, List.of(run.task().name().name()));
            }
        }
        return rows.relation(NAME);
    }
}
