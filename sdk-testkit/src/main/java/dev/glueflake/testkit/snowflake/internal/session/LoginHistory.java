package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Logins.Attempt;
import dev.glueflake.testkit.snowflake.internal.session.Logins.Login;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LOGIN_HISTORY of INFORMATION_SCHEMA and ACCOUNT_USAGE, and what the latter tells of sessions. */
final class LoginHistory {
    static final String NAME = "LOGIN_HISTORY";
    static final String BY_USER = "LOGIN_HISTORY_BY_USER";

    private static final String[] RANGE = {"TIME_RANGE_START", "TIME_RANGE_END", "RESULT_LIMIT"};
    private static final String[] OF_USER = {"USER_NAME", "TIME_RANGE_START", "TIME_RANGE_END", "RESULT_LIMIT"};
    private static final Duration BACK = Duration.ofDays(7);
    private static final int DEFAULT_LIMIT = 100;
    private static final String LOCAL = "127.0.0.1";

    private LoginHistory() {}

    /** The last ones first. */
    static Relation rows(TableFunctionCall call) {
        boolean ofUser = call.name().equals(BY_USER);
        NamedValues arguments = call.arguments(ofUser ? OF_USER : RANGE);
        Instant now = call.scope().now();
        Instant from = arguments.time("TIME_RANGE_START").orElse(now.minus(BACK));
        Instant to = arguments.time("TIME_RANGE_END").orElse(now);
        if (from.isBefore(now.minus(BACK))) {
            throw Errors.compilation(
                    "001044", "22023", call.name() + ": the time range is not within the last 7 days.");
        }
        String user = ofUser ? user(call, arguments) : null;
        LiteralRows rows = columns();
        List<Login> logins = Logins.of(call.session().account()).all();
        Collections.reverse(logins);
        logins.stream()
                .filter(login -> user == null || user.equals(login.attempt().user()))
                .filter(login -> !login.attempt().time().isBefore(from)
                        && !login.attempt().time().isAfter(to))
                .limit(arguments.resultLimit(DEFAULT_LIMIT))
                .forEach(login -> add(rows, login));
        return rows.relation(call.name());
    }

    private static String user(TableFunctionCall call, NamedValues arguments) {
        return arguments
                .text("USER_NAME")
                .map(name -> SqlParser.parseName(name).last().text())
                .orElse(call.session().user());
    }

    static Relation view(String name, Account account) {
        LiteralRows rows = columns();
        Logins.of(account).all().forEach(login -> add(rows, login));
        return rows.relation(name);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows()
                .column("EVENT_TIMESTAMP", SqlTypes.TIMESTAMP_LTZ)
                .column("EVENT_ID", SqlTypes.INTEGER);
        for (String column : List.of(
                "EVENT_TYPE",
                "USER_NAME",
                "CLIENT_IP",
                "REPORTED_CLIENT_TYPE",
                "REPORTED_CLIENT_VERSION",
                "FIRST_AUTHENTICATION_FACTOR",
                "SECOND_AUTHENTICATION_FACTOR",
                "IS_SUCCESS")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        return rows.column("ERROR_CODE", SqlTypes.INTEGER)
                .column("ERROR_MESSAGE", SqlTypes.VARCHAR)
                .column("RELATED_EVENT_ID", SqlTypes.INTEGER)
                .column("CONNECTION", SqlTypes.VARCHAR);
    }

    private static void add(LiteralRows rows, Login login) {
        Attempt attempt = login.attempt();
        String code = attempt.errorCode();
        rows.row(
                attempt.time(),
                BigDecimal.valueOf(login.id()),
                "LOGIN",
                attempt.user(),
                LOCAL,
                attempt.client(),
                attempt.version(),
                attempt.factor(),
                null,
                attempt.isSuccess() ? "YES" : "NO",
                code == null ? null : new BigDecimal(code),
                attempt.error(),
                BigDecimal.ZERO,
                null);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.SESSIONS: those of logins. */
    static Relation sessions(String name, Account account) {
        LiteralRows rows = new LiteralRows()
                .column("SESSION_ID", SqlTypes.INTEGER)
                .column("CREATED_ON", SqlTypes.TIMESTAMP_LTZ)
                .column("USER_NAME", SqlTypes.VARCHAR)
                .column("AUTHENTICATION_METHOD", SqlTypes.VARCHAR)
                .column("LOGIN_EVENT_ID", SqlTypes.INTEGER)
                .column("CLIENT_APPLICATION_VERSION", SqlTypes.VARCHAR)
                .column("CLIENT_APPLICATION_ID", SqlTypes.VARCHAR)
                .column("IS_OPEN", SqlTypes.BOOLEAN);
        Map<Long, Session> open = new HashMap<>();
        account.sessions().forEach(session -> open.put(session.id(), session));
        for (Login login : Logins.of(account).all()) {
            Attempt attempt = login.attempt();
            Long session = attempt.session();
            if (session != null) {
                rows.row(
                        BigDecimal.valueOf(session),
                        attempt.time(),
                        attempt.user(),
                        attempt.factor(),
                        BigDecimal.valueOf(login.id()),
                        attempt.version(),
                        (attempt.client() + " " + attempt.version()).strip(),
                        open.containsKey(session));
            }
        }
        return rows.relation(name);
    }
}
