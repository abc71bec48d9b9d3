package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.session.UsageRange;
import dev.glueflake.testkit.snowflake.internal.session.UsageRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table function SERVERLESS_ALERT_HISTORY: an hour for an hour, the alerts without a warehouse that ran in it. */
public final class ServerlessAlertUsage {
    public static final String NAME = "SERVERLESS_ALERT_HISTORY";

    private ServerlessAlertUsage() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", "ALERT_NAME");
        Optional<QualifiedName> wanted =
                arguments.text("ALERT_NAME").map(name -> call.session().qualify(SqlParser.parseName(name)));
        UsageRange range = UsageRange.of(arguments, call);
        UsageRows rows = new UsageRows(
                new UsageRange(range.from(), range.to(), Duration.ofHours(1)), List.of("ALERT_NAME"), List.of());
        for (AlertRun run : AlertBoard.of(call.session().account()).runs()) {
            QualifiedName alert = run.alert().name();
            boolean serverless = run.alert().settings().find("WAREHOUSE").isEmpty();
            if (serverless && wanted.filter(name -> !name.equals(alert)).isEmpty()) {
                rows.add(run.completed(), List.of(alert.name()));
            }
        }
        return rows.relation(NAME);
    }
}
