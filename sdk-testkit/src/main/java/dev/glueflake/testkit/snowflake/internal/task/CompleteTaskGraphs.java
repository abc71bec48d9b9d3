package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table function COMPLETE_TASK_GRAPHS: the graphs that completed in the last hour. */
public final class CompleteTaskGraphs implements TableFunction {
    public static final String NAME = "COMPLETE_TASK_GRAPHS";

    private static final Duration BACK = Duration.ofHours(1);

    @Override
    public Relation call(TableFunctionCall call) {
        Account account = call.session().account();
        NamedValues arguments = call.arguments("RESULT_LIMIT", "ROOT_TASK_NAME", "ERROR_ONLY");
        Optional<String> root = arguments.text("ROOT_TASK_NAME");
        boolean errorsOnly = arguments.flag("ERROR_ONLY", false);
        Instant oldest = account.now().minus(BACK);
        TaskGraphRows rows = new TaskGraphRows(account, true);
        graphs(account).values().stream()
                .filter(runs -> TaskRights.mayMonitor(
                        runs.get(0).graph().root(), call.session().objects().authority()))
                .filter(runs -> runs.get(0).state() != State.SKIPPED)
                .filter(runs -> !TaskGraphRows.completed(runs).isBefore(oldest))
                .filter(runs -> root.filter(name ->
                                !runs.get(0).graph().root().name().name().equalsIgnoreCase(name))
                        .isEmpty())
                .filter(runs -> !errorsOnly || hasFailed(runs))
                .sorted(Comparator.<List<TaskRun>, Instant>comparing(TaskGraphRows::completed)
                        .reversed())
                .limit(arguments.resultLimit(TaskGraphRows.DEFAULT_LIMIT))
                .forEach(runs -> rows.add(runs.get(0).graph(), hasFailed(runs) ? "FAILED" : "SUCCEEDED", runs));
        return rows.relation(NAME);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.COMPLETE_TASK_GRAPHS: all that are over. */
    public static Relation view(String name, Account account, Authority authority) {
        TaskGraphRows rows = new TaskGraphRows(account, true);
        graphs(account).values().stream()
                .filter(runs -> TaskRights.mayMonitor(runs.get(0).graph().root(), authority))
                .filter(runs -> runs.get(0).state() != State.SKIPPED)
                .forEach(runs -> rows.add(runs.get(0).graph(), hasFailed(runs) ? "FAILED" : "SUCCEEDED", runs));
        return rows.relation(name);
    }

    private static Map<GraphRun, List<TaskRun>> graphs(Account account) {
        Map<GraphRun, List<TaskRun>> graphs = new LinkedHashMap<>();
        TaskBoard.of(account).runs().forEach(run -> graphs.computeIfAbsent(run.graph(), graph -> new ArrayList<>())
                .add(run));
        return graphs;
    }

    private static boolean hasFailed(List<TaskRun> runs) {
        return runs.stream().anyMatch(run -> run.error() != null);
    }
}
