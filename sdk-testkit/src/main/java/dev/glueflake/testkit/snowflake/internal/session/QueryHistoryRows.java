package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory.Entry;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** QUERY_HISTORY: the table functions of INFORMATION_SCHEMA and the view of ACCOUNT_USAGE. */
final class QueryHistoryRows {
    static final Set<String> FUNCTIONS =
            Set.of("QUERY_HISTORY", "QUERY_HISTORY_BY_SESSION", "QUERY_HISTORY_BY_USER", "QUERY_HISTORY_BY_WAREHOUSE");
    private static final String[] ARGUMENTS = {
        "END_TIME_RANGE_START",
        "END_TIME_RANGE_END",
        "RESULT_LIMIT",
        "INCLUDE_CLIENT_GENERATED_STATEMENT",
        "SESSION_ID",
        "USER_NAME",
        "WAREHOUSE_NAME"
    };
    private static final int DEFAULT_LIMIT = 100;

    private final Session session;

    QueryHistoryRows(Session session) {
        this.session = session;
    }

    /** The last statements first. */
    static Relation call(TableFunctionCall call) {
        Session session = call.session();
        NamedValues arguments = call.arguments(ARGUMENTS);
        Predicate<Entry> wanted = wanted(call.name(), arguments, session);
        Instant from = arguments.time("END_TIME_RANGE_START").orElse(Instant.MIN);
        Instant to = arguments.time("END_TIME_RANGE_END").orElse(Instant.MAX);
        int limit = arguments.resultLimit(DEFAULT_LIMIT);
        List<Entry> found = new ArrayList<>();
        List<Entry> all = QueryHistory.of(session.account()).all();
        for (int i = all.size() - 1; i >= 0 && found.size() < limit; i--) {
            Entry entry = all.get(i);
            Instant end = entry.end() == null ? Instant.MAX : entry.end();
            if (wanted.test(entry) && !end.isBefore(from) && !end.isAfter(to)) {
                found.add(entry);
            }
        }
        return relation("QUERY_HISTORY", found);
    }

    private static Predicate<Entry> wanted(String function, NamedValues arguments, Session session) {
        if (function.endsWith("BY_SESSION")) {
            long id = arguments.number("SESSION_ID").map(BigDecimal::longValue).orElse(session.id());
            return entry -> entry.who().sessionId() == id;
        }
        if (function.endsWith("BY_USER")) {
            String user = arguments.text("USER_NAME").orElse(session.user());
            return entry -> entry.who().user().equalsIgnoreCase(user);
        }
        if (function.endsWith("BY_WAREHOUSE")) {
            String warehouse =
                    arguments.text("WAREHOUSE_NAME").or(session::warehouse).orElse("");
            return entry -> warehouse.equals(entry.who().warehouse());
        }
        return entry -> true;
    }

    /** All statements, oldest first, as ACCOUNT_USAGE has them. */
    Relation view() {
        return relation(
                "SNOWFLAKE.ACCOUNT_USAGE.QUERY_HISTORY",
                QueryHistory.of(session.account()).all());
    }

    private static Relation relation(String name, List<Entry> entries) {
        LiteralRows rows = new LiteralRows();
        for (String column : List.of(
                "QUERY_ID",
                "QUERY_TEXT",
                "DATABASE_NAME",
                "SCHEMA_NAME",
                "QUERY_TYPE",
                "USER_NAME",
                "ROLE_NAME",
                "WAREHOUSE_NAME",
                "QUERY_TAG",
                "EXECUTION_STATUS",
                "ERROR_CODE",
                "ERROR_MESSAGE")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        rows.column("SESSION_ID", SqlTypes.INTEGER);
        rows.column("START_TIME", new SqlType.Timestamp(SqlType.Zone.LTZ, 3));
        rows.column("END_TIME", new SqlType.Timestamp(SqlType.Zone.LTZ, 3));
        for (String column : List.of(
                "TOTAL_ELAPSED_TIME",
                "COMPILATION_TIME",
                "EXECUTION_TIME",
                "QUEUED_PROVISIONING_TIME",
                "QUEUED_OVERLOAD_TIME",
                "ROWS_PRODUCED",
                "BYTES_SCANNED",
                "CREDITS_USED_CLOUD_SERVICES")) {
            rows.column(column, SqlTypes.INTEGER);
        }
        entries.forEach(entry -> row(rows, entry));
        return rows.relation(name);
    }

    private static void row(LiteralRows rows, Entry entry) {
        Instant end = entry.end();
        BigDecimal elapsed = end == null
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(Duration.between(entry.start(), end).toMillis());
        rows.row(
                entry.queryId(),
                entry.text(),
                entry.who().database(),
                entry.who().schema(),
                QueryTypes.of(entry.text()),
                entry.who().user(),
                entry.who().role(),
                entry.who().warehouse(),
                entry.who().tag(),
                entry.status(),
                entry.errorCode(),
                entry.errorMessage(),
                BigDecimal.valueOf(entry.who().sessionId()),
                entry.start(),
                end,
                elapsed,
                BigDecimal.ZERO,
                elapsed,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.valueOf(entry.rows()),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
