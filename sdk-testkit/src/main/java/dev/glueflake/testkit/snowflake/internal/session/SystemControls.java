package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory.Entry;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Functions that act on statements, transactions and time: SYSTEM$WAIT, _CANCEL_…, _ABORT_TRANSACTION; and CURRENT_STATEMENT. */
final class SystemControls {
    private static final int LOOK_MILLIS = 5;
    private static final Set<String> ACTING =
            Set.of("SYSTEM$WAIT", "SYSTEM$CANCEL_QUERY", "SYSTEM$CANCEL_ALL_QUERIES", "SYSTEM$ABORT_TRANSACTION");

    private final Session session;
    private final ExecutionScope scope;

    SystemControls(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The answer; empty where it is none of these. */
    Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        if (scope.isDescribeOnly() && ACTING.contains(name)) {
            return Optional.of(TypedValue.text(null));
        }
        Optional<String> answer =
                switch (name + "/" + arguments.size()) {
                    case "SYSTEM$WAIT/1" -> Optional.of(await(number(name, arguments, 0), "SECONDS"));
                    case "SYSTEM$WAIT/2" -> Optional.of(await(number(name, arguments, 0), unit(arguments.get(1))));
                    case "SYSTEM$CANCEL_QUERY/1" -> Optional.of(running().cancel(text(name, arguments)));
                    case "SYSTEM$CANCEL_ALL_QUERIES/1" ->
                        Optional.of(cancelAll(number(name, arguments, 0).longValue()));
                    case "SYSTEM$ABORT_TRANSACTION/1" ->
                        Optional.of(abort(number(name, arguments, 0).longValue()));
                    case "CURRENT_STATEMENT/0" -> Optional.of(statement());
                    default -> Optional.empty();
                };
        return answer.map(TypedValue::text);
    }

    private RunningQueries running() {
        return RunningQueries.of(session.account());
    }

    private static BigDecimal number(String name, List<TypedValue> arguments, int place) {
        try {
            // CURRENT_SESSION() is text, and goes where the id of a session is asked for.
            return new BigDecimal(String.valueOf(arguments.get(place).value()));
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
    }

    private static String text(String name, List<TypedValue> arguments) {
        if (arguments.get(0).value() instanceof String text) {
            return text;
        }
        throw invalid(name);
    }

    private static SnowflakeException invalid(String name) {
        return Errors.compilation("001044", "42P13", "Invalid argument types for function '" + name + "'");
    }

    private static String unit(TypedValue unit) {
        return String.valueOf(unit.value()).toUpperCase(Locale.ROOT);
    }

    private static Duration duration(BigDecimal amount, String unit) {
        return switch (unit) {
            case "DAYS" -> Duration.ofDays(amount.longValue());
            case "HOURS" -> Duration.ofHours(amount.longValue());
            case "MINUTES" -> Duration.ofMinutes(amount.longValue());
            case "SECONDS" -> Duration.ofSeconds(amount.longValue());
            case "MILLISECONDS" -> Duration.ofMillis(amount.longValue());
            case "MICROSECONDS" -> Duration.of(amount.longValue(), ChronoUnit.MICROS);
            case "NANOSECONDS" -> Duration.ofNanos(amount.longValue());
            default ->
                throw Errors.compilation(
                        "001044", "22023", "Invalid value [" + unit + "] for argument 2 of function 'SYSTEM$WAIT'");
        };
    }

    /** By the account's clock: a test that moves it ends the wait. */
    private String await(BigDecimal amount, String unit) {
        Instant end = session.account().now().plus(duration(amount, unit));
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation cancellation = scope.cancellation();
        Runnable interrupt = cancelled::countDown;
        cancellation.begin(interrupt);
        try {
            while (session.account().now().isBefore(end) && !cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                cancellation.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SnowflakeException("000604", "57014", "SQL execution canceled");
        } finally {
            cancellation.end(interrupt);
        }
        cancellation.check();
        return "waited " + amount.toPlainString() + " " + unit.toLowerCase(Locale.ROOT);
    }

    private String cancelAll(long sessionId) {
        long cancelled = running()
                .cancelAll(
                        session.account(), scope.queryId(), entry -> entry.who().sessionId() == sessionId);
        return cancelled + " cancelled.";
    }

    private String abort(long transaction) {
        for (Session open : session.account().sessions()) {
            if (open.transaction().filter(found -> found.id() == transaction).isPresent()) {
                open.rollback();
                return "Aborted transaction id: " + transaction;
            }
        }
        throw Errors.unsupported("SYSTEM$ABORT_TRANSACTION of a transaction that is not open");
    }

    private String statement() {
        return QueryHistory.of(session.account()).all().stream()
                .filter(entry -> entry.queryId().equals(scope.queryId()))
                .map(Entry::text)
                .findFirst()
                .orElseThrow(() -> Errors.unsupported("CURRENT_STATEMENT in a statement of a block"));
    }
}
