package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that CURRENT_TASK_GRAPHS and COMPLETE_TASK_GRAPHS answer. */
final class TaskGraphRows {
    static final int DEFAULT_LIMIT = 1_000;

    private final TaskBoard board;
    private final boolean completed;
    private final LiteralRows rows = new LiteralRows();

    /** @param completed whether there is a column for the time when the graph completed */
    TaskGraphRows(Account account, boolean completed) {
        this.board = TaskBoard.of(account);
        this.completed = completed;
        for (String column : List.of("ROOT_TASK_NAME", "DATABASE_NAME", "SCHEMA_NAME", "STATE", "SCHEDULED_FROM")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        rows.column("FIRST_ERROR_TASK_NAME", SqlTypes.VARCHAR)
                .column("FIRST_ERROR_CODE", SqlTypes.INTEGER)
                .column("FIRST_ERROR_MESSAGE", SqlTypes.VARCHAR)
                .column("SCHEDULED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("QUERY_START_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("NEXT_SCHEDULED_TIME", SqlTypes.TIMESTAMP_LTZ);
        if (completed) {
            rows.column("COMPLETED_TIME", SqlTypes.TIMESTAMP_LTZ);
        }
        rows.column("ROOT_TASK_ID", SqlTypes.VARCHAR)
                .column("GRAPH_VERSION", SqlTypes.INTEGER)
                .column("RUN_ID", SqlTypes.INTEGER)
                .column("ATTEMPT_NUMBER", SqlTypes.INTEGER)
                .column("CONFIG", SqlTypes.VARCHAR)
                .column("GRAPH_RUN_GROUP_ID", SqlTypes.VARCHAR)
                .column("BACKFILL_INFO", SqlTypes.OBJECT);
    }

    /** @param runs of its tasks so far, in their order */
    void add(GraphRun graph, String state, List<TaskRun> runs) {
        Task root = graph.root();
        TaskRun failed =
                runs.stream().filter(run -> run.error() != null).findFirst().orElse(null);
        SnowflakeException error = failed == null ? null : failed.error();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.<@Nullable Object>asList(
                root.name().name(),
                root.name().database(),
                root.name().schema(),
                state,
                graph.origin().name(),
                failed == null ? null : failed.task().name().name(),
                error == null ? null : new BigDecimal(error.code()),
                error == null ? null : error.getMessage(),
                graph.scheduled(),
                runs.isEmpty() ? null : runs.get(0).started(),
                root.dueAfter(graph.scheduled())));
        if (completed) {
            cells.add(completed(runs));
        }
        cells.addAll(Arrays.<@Nullable Object>asList(
                root.id(),
                BigDecimal.valueOf(board.version(root.id())),
                BigDecimal.valueOf(graph.scheduled().toEpochMilli()),
                BigDecimal.valueOf(graph.attempt()),
                graph.config(),
                graph.id(),
                null));
        rows.row(cells.toArray());
    }

    /** When the last of them was over. */
    static Instant completed(List<TaskRun> runs) {
        return runs.get(runs.size() - 1).completed();
    }

    Relation relation(String name) {
        return rows.relation(name);
    }
}
