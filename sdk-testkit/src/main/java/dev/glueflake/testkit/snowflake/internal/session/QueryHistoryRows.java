package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory.Entry;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** QUERY_HISTORY: the table functions of INFORMATION_SCHEMA and the view of ACCOUNT_USAGE. */
final class QueryHistoryRows {
    private static final Set<String> FUNCTIONS =
            Set.of("QUERY_HISTORY", "QUERY_HISTORY_BY_SESSION", "QUERY_HISTORY_BY_USER", "QUERY_HISTORY_BY_WAREHOUSE");
    private static final Set<String> ARGUMENTS = Set.of(
            "END_TIME_RANGE_START",
            "END_TIME_RANGE_END",
            "RESULT_LIMIT",
            "INCLUDE_CLIENT_GENERATED_STATEMENT",
            "SESSION_ID",
            "USER_NAME",
            "WAREHOUSE_NAME");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 10_000;

    private final Session session;

    QueryHistoryRows(Session session) {
        this.session = session;
    }

    static boolean has(String function) {
        return FUNCTIONS.contains(function);
    }

    /** The last statements first. */
    Relation call(String name, Expression.FunctionCall call, List<TypedValue> values) {
        Map<String, Object> arguments = arguments(name, call, values);
        Predicate<Entry> wanted = entry -> true;
        if (name.endsWith("BY_SESSION")) {
            long id = arguments.get("SESSION_ID") instanceof BigDecimal number ? number.longValue() : session.id();
            wanted = entry -> entry.who().sessionId() == id;
        } else if (name.endsWith("BY_USER")) {
            String user = String.valueOf(arguments.getOrDefault("USER_NAME", session.user()));
            wanted = entry -> entry.who().user().equalsIgnoreCase(user);
        } else if (name.endsWith("BY_WAREHOUSE")) {
            Object warehouse =
                    arguments.getOrDefault("WAREHOUSE_NAME", session.warehouse().orElse(""));
            wanted = entry -> String.valueOf(warehouse).equals(entry.who().warehouse());
        }
        @Nullable Instant from = instant(arguments.get("END_TIME_RANGE_START"));
        @Nullable Instant to = instant(arguments.get("END_TIME_RANGE_END"));
        List<Entry> found = new ArrayList<>();
        List<Entry> all = QueryHistory.of(session.account()).all();
        for (int i = all.size() - 1; i >= 0 && found.size() < limit(arguments); i--) {
            Entry entry = all.get(i);
            if (wanted.test(entry) && within(entry, from, to)) {
                found.add(entry);
            }
        }
        return relation("QUERY_HISTORY", found);
    }

    private static boolean within(Entry entry, @Nullable Instant from, @Nullable Instant to) {
        Instant end = entry.end() == null ? Instant.MAX : entry.end();
        return (from == null || !end.isBefore(from)) && (to == null || !end.isAfter(to));
    }

    private static int limit(Map<String, Object> arguments) {
        if (!(arguments.get("RESULT_LIMIT") instanceof BigDecimal limit)) {
            return DEFAULT_LIMIT;
        }
        if (limit.signum() <= 0 || limit.intValue() > MOST) {
            throw Errors.compilation("001044", "42P13", "Invalid value [" + limit + "] for RESULT_LIMIT");
        }
        return limit.intValue();
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value instanceof OffsetDateTime zoned ? zoned.toInstant() : value instanceof Instant at ? at : null;
    }

    private static Map<String, Object> arguments(String name, Expression.FunctionCall call, List<TypedValue> values) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String written = call.arguments().get(i).name();
            String argument = written == null ? "" : written.toUpperCase(Locale.ROOT);
            if (!ARGUMENTS.contains(argument)) {
                throw Errors.compilation(
                        "001044", "42P13", "Invalid argument [" + argument + "] for function '" + name + "'");
            }
            Object value = values.get(i).value();
            if (value != null) {
                arguments.put(argument, value);
            }
        }
        return arguments;
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
