package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table function TASK_HISTORY: the runs of the last seven days and those of the next eight. */
public final class TaskHistory {
    public static final String NAME = "TASK_HISTORY";

    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(8);
    private static final int DEFAULT_LIMIT = 100;

    /** One line: a run, or a time to come. */
    private record Line(Task task, GraphRun graph, @Nullable TaskRun run) {
        Instant scheduled() {
            return graph.scheduled();
        }
    }

    private final Account account;
    private final TaskBoard board;
    private final Optional<String> task;
    private final Optional<String> database;
    private final Optional<String> schema;
    private final Optional<String> rootId;
    private final boolean errorsOnly;
    private final Instant from;
    private final Instant to;

    private TaskHistory(Account account, NamedValues arguments) {
        this.account = account;
        this.board = TaskBoard.of(account);
        this.task = arguments.text("TASK_NAME");
        this.database = arguments.text("DATABASE_NAME").map(TaskHistory::plain);
        this.schema = arguments.text("SCHEMA_NAME").map(TaskHistory::plain);
        this.rootId = arguments.text("ROOT_TASK_ID");
        this.errorsOnly = arguments.flag("ERROR_ONLY", false);
        Instant oldest = account.now().minus(BACK);
        this.from = arguments.time("SCHEDULED_TIME_RANGE_START").orElse(oldest);
        this.to =
                arguments.time("SCHEDULED_TIME_RANGE_END").orElse(account.now().plus(AHEAD));
        if (from.isBefore(oldest)) {
            throw Errors.compilation("001044", "22023", "TASK_HISTORY: the time range is not within the last 7 days.");
        }
        if (schema.isPresent() && database.isEmpty()) {
            throw Errors.compilation("001044", "22023", "TASK_HISTORY: SCHEMA_NAME needs DATABASE_NAME beside it.");
        }
    }

    private static String plain(String name) {
        return SqlParser.parseName(name).last().text();
    }

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments(
                "SCHEDULED_TIME_RANGE_START",
                "SCHEDULED_TIME_RANGE_END",
                "RESULT_LIMIT",
                "TASK_NAME",
                "DATABASE_NAME",
                "SCHEMA_NAME",
                "ERROR_ONLY",
                "ROOT_TASK_ID");
        TaskHistory history = new TaskHistory(call.session().account(), arguments);
        LiteralRows rows = columns();
        history.lines().stream()
                .filter(history::isWanted)
                .filter(line -> TaskRights.mayMonitor(
                        line.task(), call.session().objects().authority()))
                .sorted(Comparator.comparing(Line::scheduled).reversed())
                .limit(arguments.resultLimit(DEFAULT_LIMIT))
                .forEach(line -> add(rows, line, history.board));
        return rows.relation(NAME);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.TASK_HISTORY: the runs that are over, without the numbers of schemas and databases. */
    public static Relation view(String name, Account account, Authority authority) {
        LiteralRows rows = columns();
        TaskBoard board = TaskBoard.of(account);
        for (TaskRun run : board.runs()) {
            if (TaskRights.mayMonitor(run.task(), authority)) {
                add(rows, new Line(run.task(), run.graph(), run), board);
            }
        }
        return rows.relation(name);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        board.runs().forEach(run -> lines.add(new Line(run.task(), run.graph(), run)));
        board.upcoming(account).forEach(graph -> lines.add(new Line(graph.root(), graph, null)));
        return lines;
    }

    private boolean isWanted(Line line) {
        TaskRun run = line.run();
        boolean failed = run != null && run.error() != null;
        return task.filter(name -> !line.task().name().name().equalsIgnoreCase(name))
                        .isEmpty()
                && database.filter(name -> !line.task().name().database().equals(name))
                        .isEmpty()
                && schema.filter(name -> !line.task().name().schema().equals(name))
                        .isEmpty()
                && rootId.filter(id -> !line.graph().root().id().equals(id)).isEmpty()
                && !line.scheduled().isBefore(from)
                && !line.scheduled().isAfter(to)
                && (!errorsOnly || failed);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows();
        for (String column : List.of("QUERY_ID", "NAME", "DATABASE_NAME", "SCHEMA_NAME", "QUERY_TEXT")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        rows.column("CONDITION_TEXT", SqlTypes.VARCHAR)
                .column("STATE", SqlTypes.VARCHAR)
                .column("ERROR_CODE", SqlTypes.INTEGER)
                .column("ERROR_MESSAGE", SqlTypes.VARCHAR)
                .column("SCHEDULED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("QUERY_START_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("NEXT_SCHEDULED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("COMPLETED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("ROOT_TASK_ID", SqlTypes.VARCHAR)
                .column("GRAPH_VERSION", SqlTypes.INTEGER)
                .column("RUN_ID", SqlTypes.INTEGER)
                .column("RETURN_VALUE", SqlTypes.VARCHAR)
                .column("SCHEDULED_FROM", SqlTypes.VARCHAR)
                .column("ATTEMPT_NUMBER", SqlTypes.INTEGER)
                .column("CONFIG", SqlTypes.VARCHAR)
                .column("GRAPH_RUN_GROUP_ID", SqlTypes.VARCHAR)
                .column("BACKFILL_INFO", SqlTypes.OBJECT)
                .column("SPCS_JOB_ID", SqlTypes.INTEGER);
        return rows;
    }

    private static void add(LiteralRows rows, Line line, TaskBoard board) {
        TaskRun run = line.run();
        Task root = line.graph().root();
        SnowflakeException error = run == null ? null : run.error();
        rows.row(
                run == null ? null : run.queryId(),
                line.task().name().name(),
                line.task().name().database(),
                line.task().name().schema(),
                line.task().definition(),
                line.task().condition(),
                run == null ? "SCHEDULED" : run.state().name(),
                error == null ? null : new BigDecimal(error.code()),
                error == null ? null : error.getMessage(),
                line.scheduled(),
                run == null ? null : run.started(),
                root.dueAfter(line.scheduled()),
                run == null ? null : run.completed(),
                root.id(),
                BigDecimal.valueOf(board.version(root.id())),
                BigDecimal.valueOf(line.scheduled().toEpochMilli()),
                run == null ? null : run.returnValue(),
                line.graph().origin().name(),
                BigDecimal.valueOf(line.graph().attempt()),
                line.graph().config(),
                line.graph().id(),
                null,
                null);
    }
}
