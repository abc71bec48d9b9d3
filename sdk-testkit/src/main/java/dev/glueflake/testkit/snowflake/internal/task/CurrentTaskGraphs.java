package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table function CURRENT_TASK_GRAPHS: the graphs that are due within eight days. */
public final class CurrentTaskGraphs implements TableFunction {
    public static final String NAME = "CURRENT_TASK_GRAPHS";

    private static final Duration AHEAD = Duration.ofDays(8);

    @Override
    public Relation call(TableFunctionCall call) {
        Account account = call.session().account();
        NamedValues arguments = call.arguments("RESULT_LIMIT", "ROOT_TASK_NAME");
        Optional<String> root = arguments.text("ROOT_TASK_NAME");
        Instant end = account.now().plus(AHEAD);
        TaskGraphRows rows = new TaskGraphRows(account, false);
        TaskBoard.of(account).upcoming(account).stream()
                .filter(graph -> TaskRights.mayMonitor(
                        graph.root(), call.session().objects().authority()))
                .filter(graph -> !graph.scheduled().isAfter(end))
                .filter(graph -> root.filter(name -> !graph.root().name().name().equalsIgnoreCase(name))
                        .isEmpty())
                .sorted(Comparator.comparing(GraphRun::scheduled).reversed())
                .limit(arguments.resultLimit(TaskGraphRows.DEFAULT_LIMIT))
                .forEach(graph -> rows.add(graph, "SCHEDULED", List.of()));
        return rows.relation(NAME);
    }
}
