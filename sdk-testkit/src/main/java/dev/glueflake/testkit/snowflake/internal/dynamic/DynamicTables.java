package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table function DYNAMIC_TABLES, without what it tells of actual lags. */
public final class DynamicTables {
    public static final String NAME = "DYNAMIC_TABLES";

    private static final int DEFAULT_LIMIT = 100;

    /** A table with its last refresh that is over. */
    private record Line(Table table, Optional<RefreshRun> last) {
        /** What failed comes first. */
        int rank() {
            return last.map(run -> List.of(
                                    RefreshRun.State.FAILED,
                                    RefreshRun.State.UPSTREAM_FAILED,
                                    RefreshRun.State.SUCCEEDED)
                            .indexOf(run.state()))
                    .orElse(RefreshRun.State.values().length);
        }
    }

    private DynamicTables() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments =
                call.arguments("NAME", "REFRESH_DATA_TIMESTAMP_START", "RESULT_LIMIT", "INCLUDE_CONNECTED");
        if (arguments.flag("INCLUDE_CONNECTED", false)) {
            throw Errors.unsupported(NAME + " (INCLUDE_CONNECTED => TRUE)");
        }
        Account account = call.session().account();
        Optional<String> name = arguments
                .text("NAME")
                .map(text -> call.session().qualify(SqlParser.parseName(text)).toString());
        LiteralRows rows = columns();
        DynamicBoard.tables(account).stream()
                .filter(table -> call.session().objects().authority().sees((CatalogObject) table))
                .filter(table ->
                        name.isEmpty() || name.get().equals(table.name().toString()))
                .map(table -> new Line(table, DynamicBoard.of(account).lastRun(table)))
                .sorted(Comparator.comparingInt(Line::rank))
                .limit(arguments.resultLimit(DEFAULT_LIMIT))
                .forEach(line -> add(rows, line, DynamicBoard.of(account)));
        return rows.relation(NAME);
    }

    private static LiteralRows columns() {
        return new LiteralRows()
                .column("NAME", SqlTypes.VARCHAR)
                .column("SCHEMA_NAME", SqlTypes.VARCHAR)
                .column("DATABASE_NAME", SqlTypes.VARCHAR)
                .column("QUALIFIED_NAME", SqlTypes.VARCHAR)
                .column("TARGET_LAG_SEC", SqlTypes.INTEGER)
                .column("TARGET_LAG_TYPE", SqlTypes.VARCHAR)
                .column("LATEST_DATA_TIMESTAMP", SqlTypes.TIMESTAMP_LTZ)
                .column("LAST_COMPLETED_REFRESH_STATE", SqlTypes.VARCHAR)
                .column("LAST_COMPLETED_REFRESH_STATE_CODE", SqlTypes.VARCHAR)
                .column("LAST_COMPLETED_REFRESH_STATE_MESSAGE", SqlTypes.VARCHAR)
                .column("EXECUTING_REFRESH_QUERY_ID", SqlTypes.VARCHAR);
    }

    private static void add(LiteralRows rows, Line line, DynamicBoard board) {
        QualifiedName name = line.table().name();
        Dynamic.Schedule schedule = DynamicRefresher.definition(line.table()).schedule();
        Optional<SnowflakeException> error = line.last().map(RefreshRun::error);
        Optional<String> state = line.last().map(run -> run.state().name());
        rows.row(
                name.name(),
                name.schema(),
                name.database(),
                name.toString(),
                schedule.duration()
                        .map(lag -> BigDecimal.valueOf(lag.toSeconds()))
                        .orElse(null),
                schedule.duration().isPresent() ? "USER_DEFINED" : schedule.lag(),
                board.dataTimestamp(line.table()).orElse(null),
                state.orElse(null),
                error.map(SnowflakeException::code).or(() -> state).orElse(null),
                error.map(SnowflakeException::getMessage).orElse(null),
                null);
    }
}
