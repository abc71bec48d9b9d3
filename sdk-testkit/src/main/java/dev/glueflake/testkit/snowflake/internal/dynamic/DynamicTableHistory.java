package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table function DYNAMIC_TABLE_REFRESH_HISTORY, without the columns about rows, partitions and dependencies. */
public final class DynamicTableHistory {
    public static final String NAME = "DYNAMIC_TABLE_REFRESH_HISTORY";

    private static final int DEFAULT_LIMIT = 100;

    private DynamicTableHistory() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments(
                "DATA_TIMESTAMP_START", "DATA_TIMESTAMP_END", "RESULT_LIMIT", "NAME", "NAME_PREFIX", "ERROR_ONLY");
        Instant to = arguments.time("DATA_TIMESTAMP_END").orElse(call.scope().now());
        Instant from = arguments.time("DATA_TIMESTAMP_START").orElse(to.minus(Duration.ofDays(1)));
        Optional<String> name = arguments
                .text("NAME")
                .map(text -> call.session().qualify(SqlParser.parseName(text)).toString());
        Optional<String> prefix = arguments.text("NAME_PREFIX").map(text -> text.toUpperCase(Locale.ROOT));
        boolean errors = arguments.flag("ERROR_ONLY", false);
        LiteralRows rows = columns();
        List<RefreshRun> runs = DynamicBoard.of(call.session().account()).runs();
        Collections.reverse(runs);
        runs.stream()
                .filter(run -> !run.dataTimestamp().isBefore(from.truncatedTo(ChronoUnit.MICROS))
                        && !run.dataTimestamp().isAfter(to))
                .filter(run -> name.isEmpty() || name.get().equals(shown(run)))
                .filter(run ->
                        prefix.isEmpty() || shown(run).toUpperCase(Locale.ROOT).startsWith(prefix.get()))
                .filter(run -> !errors || run.state() != RefreshRun.State.SUCCEEDED)
                .limit(arguments.resultLimit(DEFAULT_LIMIT))
                .forEach(run -> add(rows, run));
        return rows.relation(NAME);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.DYNAMIC_TABLE_REFRESH_HISTORY, without numbers of objects and what refreshing cost. */
    public static Relation view(String name, Account account) {
        LiteralRows rows = columns();
        DynamicBoard.of(account).runs().forEach(run -> add(rows, run));
        return rows.relation(name);
    }

    private static String shown(RefreshRun run) {
        return run.table().name().toString();
    }

    private static LiteralRows columns() {
        return new LiteralRows()
                .column("NAME", SqlTypes.VARCHAR)
                .column("SCHEMA_NAME", SqlTypes.VARCHAR)
                .column("DATABASE_NAME", SqlTypes.VARCHAR)
                .column("STATE", SqlTypes.VARCHAR)
                .column("STATE_CODE", SqlTypes.VARCHAR)
                .column("STATE_MESSAGE", SqlTypes.VARCHAR)
                .column("QUERY_ID", SqlTypes.VARCHAR)
                .column("DATA_TIMESTAMP", SqlTypes.TIMESTAMP_LTZ)
                .column("REFRESH_START_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("REFRESH_END_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("QUALIFIED_NAME", SqlTypes.VARCHAR)
                .column("REFRESH_ACTION", SqlTypes.VARCHAR)
                .column("REFRESH_TRIGGER", SqlTypes.VARCHAR)
                .column("TARGET_LAG_SEC", SqlTypes.INTEGER);
    }

    private static void add(LiteralRows rows, RefreshRun run) {
        QualifiedName name = run.table().name();
        SnowflakeException error = run.error();
        Optional<Duration> lag =
                DynamicRefresher.definition(run.table()).schedule().duration();
        rows.row(
                name.name(),
                name.schema(),
                name.database(),
                run.state().name(),
                error == null ? run.state().name() : error.code(),
                error == null ? null : error.getMessage(),
                run.queryId(),
                run.dataTimestamp().truncatedTo(ChronoUnit.MICROS),
                run.started().truncatedTo(ChronoUnit.MICROS),
                run.ended().truncatedTo(ChronoUnit.MICROS),
                name.toString(),
                run.action(),
                run.trigger(),
                lag.map(each -> BigDecimal.valueOf(each.toSeconds())).orElse(null));
    }
}
