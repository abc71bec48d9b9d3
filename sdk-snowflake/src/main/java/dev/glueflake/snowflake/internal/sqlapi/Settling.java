package dev.glueflake.snowflake.internal.sqlapi;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.waiting.WaitVerdict;
import dev.glueflake.core.waiting.Waiter;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.SqlStatement;
import java.time.Duration;

/** Brings a statement to its end: polls while it runs, and reads its status where an answer leaves that open. */
final class Settling {

    /** Snowflake's default of STATEMENT_TIMEOUT_IN_SECONDS, 172,800. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final SqlApiHttp http;
    private final SnowflakeSettings settings;

    Settling(SqlApiHttp http, SnowflakeSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** Returns the answer 200 of a statement that was submitted. */
    Reply settle(Reply reply, SqlStatement statement) {
        String handle = reply.handle();
        if (reply.status() == Reply.OK) {
            return reply;
        }
        if (handle == null) {
            throw new OutcomeUnknownException(
                    "STATEMENT_OUTCOME_UNKNOWN",
                    "Snowflake answered " + reply.status() + " without naming the statement.",
                    statement.requestId().map(Object::toString).orElse("unnamed"),
                    "look the statement up in QUERY_HISTORY.");
        }
        return poll(handle, statement.timeout().orElse(LONGEST).plus(SLACK));
    }

    /** Waits until the statement has ended; returns the answer 200. */
    Reply poll(String handle, Duration timeout) {
        Reply last = Waiter.<Reply>builder(reply -> reply.running() ? WaitVerdict.again() : WaitVerdict.done())
                .delays(FIRST_DELAY, 1.5, LONGEST_DELAY)
                .deadline(timeout)
                // What Snowflake says about the statement is its end, even where a new run of it could succeed.
                .pollErrors(TransientException.class::isInstance)
                .clock(settings.clock())
                .sleeper(settings.sleeper())
                .build()
                .await("query " + handle, () -> http.send(Call.read(handle)))
                .value();
        if (last.timedOut()) {
            throw timedOut(last);
        }
        return last;
    }

    /** Maps an answer 408 to a status request: the statement was cancelled for sure. */
    static SnowflakeException timedOut(Reply reply) {
        String code = reply.text("code");
        String state = reply.text("sqlState");
        return new SnowflakeException(
                code == null ? "000630" : code,
                state == null ? "57014" : state,
                reply.handle(),
                reply.text("message"),
                null);
    }
}
