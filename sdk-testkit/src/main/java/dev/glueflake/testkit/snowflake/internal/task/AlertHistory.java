package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table function ALERT_HISTORY: the runs of the last seven days and those of the next eight. */
public final class AlertHistory {
    public static final String NAME = "ALERT_HISTORY";

    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(8);
    private static final int DEFAULT_LIMIT = 100;

    /** One line: a run, or a time to come. */
    private record Line(
            Alert alert, Instant scheduled, @Nullable AlertRun run) {}

    private AlertHistory() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments =
                call.arguments("SCHEDULED_TIME_RANGE_START", "SCHEDULED_TIME_RANGE_END", "RESULT_LIMIT", "ALERT_NAME");
        Account account = call.session().account();
        Instant oldest = account.now().minus(BACK);
        Instant from = arguments.time("SCHEDULED_TIME_RANGE_START").orElse(oldest);
        Instant to =
                arguments.time("SCHEDULED_TIME_RANGE_END").orElse(account.now().plus(AHEAD));
        if (from.isBefore(oldest)) {
            throw Errors.compilation("001044", "22023", "ALERT_HISTORY: the time range is not within the last 7 days.");
        }
        Optional<String> name = arguments.text("ALERT_NAME");
        LiteralRows rows = columns("SQL_ERROR_CODE", "SQL_ERROR_MESSAGE");
        lines(account).stream()
                .filter(line -> name.filter(
                                wanted -> !line.alert().name().name().equalsIgnoreCase(wanted))
                        .isEmpty())
                .filter(line ->
                        !line.scheduled().isBefore(from) && !line.scheduled().isAfter(to))
                .filter(line -> TaskRights.mayMonitor(
                        line.alert(), call.session().objects().authority()))
                .sorted(Comparator.comparing(Line::scheduled).reversed())
                .limit(arguments.resultLimit(DEFAULT_LIMIT))
                .forEach(line -> add(rows, line));
        return rows.relation(NAME);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.ALERT_HISTORY: the runs that are over, without the numbers of schemas and databases. */
    public static Relation view(String name, Account account, Authority authority) {
        LiteralRows rows = columns("ERROR_CODE", "ERROR_MESSAGE");
        for (AlertRun run : AlertBoard.of(account).runs()) {
            if (TaskRights.mayMonitor(run.alert(), authority)) {
                add(rows, new Line(run.alert(), run.scheduled(), run));
            }
        }
        return rows.relation(name);
    }

    private static List<Line> lines(Account account) {
        List<Line> lines = new ArrayList<>();
        AlertBoard.of(account).runs().forEach(run -> lines.add(new Line(run.alert(), run.scheduled(), run)));
        for (TaskBoard.Timer timer : TaskBoard.of(account).timers()) {
            Instant next = timer.next();
            if (next != null && timer.kind() == ObjectKind.ALERT) {
                TaskTimer.standing(account, timer.kind(), timer.name(), timer.id())
                        .ifPresent(alert -> lines.add(new Line((Alert) alert, next, null)));
            }
        }
        return lines;
    }

    private static LiteralRows columns(String code, String message) {
        LiteralRows rows = new LiteralRows();
        for (String column : List.of(
                "NAME",
                "DATABASE_NAME",
                "SCHEMA_NAME",
                "CONDITION",
                "CONDITION_QUERY_ID",
                "ACTION",
                "ACTION_QUERY_ID",
                "STATE")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        return rows.column(code, SqlTypes.INTEGER)
                .column(message, SqlTypes.VARCHAR)
                .column("SCHEDULED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("COMPLETED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("SCHEDULED_FROM", SqlTypes.VARCHAR)
                .column("RUNBOOK", SqlTypes.VARCHAR)
                .column("WAS_AUTO_SUSPENDED", SqlTypes.BOOLEAN)
                .column("CONFIG", SqlTypes.VARCHAR);
    }

    private static void add(LiteralRows rows, Line line) {
        Alert alert = line.alert();
        AlertRun run = line.run();
        SnowflakeException error = run == null ? null : run.error();
        rows.row(
                alert.name().name(),
                alert.name().database(),
                alert.name().schema(),
                alert.condition(),
                run == null ? null : run.conditionQuery(),
                alert.action(),
                run == null ? null : run.actionQuery(),
                run == null ? "SCHEDULED" : run.state().name(),
                error == null ? null : new BigDecimal(error.code()),
                error == null ? null : error.getMessage(),
                line.scheduled(),
                run == null ? null : run.completed(),
                run == null ? AlertRun.Origin.SCHEDULE.words() : run.origin().words(),
                alert.settings().find("RUNBOOK").orElse(null),
                run != null && run.autoSuspended(),
                alert.settings().find("CONFIG").orElse(null));
    }
}
