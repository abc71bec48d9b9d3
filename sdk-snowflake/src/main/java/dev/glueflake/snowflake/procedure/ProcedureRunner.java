package dev.glueflake.snowflake.procedure;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetryPolicy;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.procedure.ProcedureCall.Expects;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls stored procedures.
 *
 * <p>A call is submitted, its handle is given to the recorder, and only then is it waited for, so that a restarted
 * process can wait on instead of calling twice. The client stays the caller's to close. Thread-safe.
 */
public final class ProcedureRunner {

    /** Snowflake's default of STATEMENT_TIMEOUT_IN_SECONDS, 172,800. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private static final Duration SLACK = Duration.ofMinutes(1);

    private final SnowflakeClient client;
    private final Consumer<? super ProcedureHandle> recorder;
    private final Retrier retrier;
    private final Clock clock;

    private ProcedureRunner(Builder builder) {
        client = builder.client;
        recorder = builder.recorder;
        retrier = builder.retrier;
        clock = builder.clock;
    }

    /**
     * Makes a runner that records nothing.
     *
     * @param client where to call
     * @return the runner
     */
    public static ProcedureRunner of(SnowflakeClient client) {
        return builder(client).build();
    }

    /**
     * Starts a runner.
     *
     * @param client where to call
     * @return a builder
     */
    public static Builder builder(SnowflakeClient client) {
        return new Builder(Objects.requireNonNull(client, "client"));
    }

    /**
     * Submits a call, records its handle and returns it.
     *
     * @param call the call
     * @return the handle
     * @throws GlueflakeException as {@link SnowflakeClient#submit}
     */
    public ProcedureHandle start(ProcedureCall call) {
        ProcedureHandle handle = new ProcedureHandle(
                call.name().sql(), client.submit(ProcedurePlan.of(call).statement()), call.expects(), clock.instant());
        recorder.accept(handle);
        return handle;
    }

    /**
     * Waits for a call, also one that another process started.
     *
     * @param handle the call's handle
     * @param timeout how long to wait at most; the call itself goes on when the wait ends
     * @return the result
     * @throws dev.glueflake.snowflake.SnowflakeException when the procedure failed
     * @throws OutcomeUnknownException when it still runs after the timeout
     */
    public ProcedureResult await(ProcedureHandle handle, Duration timeout) {
        StatementResult result = client.await(handle.query(), timeout);
        Duration duration = Duration.between(handle.startedAt(), clock.instant());
        return switch (handle.expects()) {
            case SCALAR -> new ProcedureResult(handle, scalar(handle, result), List.of(), duration);
            case TABLE -> new ProcedureResult(handle, null, result.rows(), duration);
            case NONE -> new ProcedureResult(handle, null, List.of(), duration);
        };
    }

    /**
     * Cancels a call. What it had committed before stays.
     *
     * @param handle the call's handle
     * @return true when Snowflake took the order
     */
    public boolean cancel(ProcedureHandle handle) {
        return client.cancel(handle.query());
    }

    /**
     * Calls a procedure and waits for it, at most its own timeout and a minute more.
     *
     * @param call the call; an idempotent one is repeated after a failure that can pass
     * @return the result
     */
    public ProcedureResult run(ProcedureCall call) {
        return call.idempotent() ? retrier.call("CALL " + call.name().sql(), () -> once(call)) : once(call);
    }

    /**
     * Calls procedures one after the other and stops at the first that does not succeed.
     *
     * @param calls the calls in order
     * @return a result for each call, in order
     * @throws ProcedureFailedException when a call failed for sure
     * @throws OutcomeUnknownException when a call's outcome is unknown; those after it were not started
     */
    public List<ProcedureResult> runAll(List<ProcedureCall> calls) {
        List<ProcedureResult> results = new ArrayList<>();
        for (ProcedureCall call : calls) {
            try {
                results.add(run(call));
            } catch (OutcomeUnknownException e) {
                throw e;
            } catch (GlueflakeException e) {
                throw new ProcedureFailedException(call, results.size() + 1, calls.size(), results, e);
            }
        }
        return List.copyOf(results);
    }

    private ProcedureResult once(ProcedureCall call) {
        return await(start(call), call.timeout().orElse(LONGEST).plus(SLACK));
    }

    private static @Nullable String scalar(ProcedureHandle handle, StatementResult result) {
        List<Row> rows = result.rows();
        if (rows.size() != 1 || result.columns().size() != 1) {
            throw new PermanentException(
                    "PROCEDURE_RESULT_UNEXPECTED",
                    "Procedure " + handle.procedure() + " succeeded, but answered " + rows.size() + " rows of "
                            + result.columns().size() + " columns instead of one value; call it with expects("
                            + Expects.TABLE + ")",
                    Map.of("queryId", result.queryId()),
                    null);
        }
        return rows.get(0).find(0, String.class).orElse(null);
    }

    /** Collects a runner. Not thread-safe. */
    public static final class Builder {

        private final SnowflakeClient client;
        private Consumer<? super ProcedureHandle> recorder = handle -> {};
        private Retrier retrier = Retrier.of(RetryPolicy.standard());
        private Clock clock = Clock.systemUTC();

        private Builder(SnowflakeClient client) {
            this.client = client;
        }

        /**
         * Sets who records handles.
         *
         * @param taker gets each handle before it is waited for; what it throws ends the call's wait, not the call
         * @return this builder
         */
        public Builder recorder(Consumer<? super ProcedureHandle> taker) {
            recorder = Objects.requireNonNull(taker, "taker");
            return this;
        }

        /**
         * Sets how idempotent calls are repeated.
         *
         * @param repetition three attempts unless set
         * @return this builder
         */
        public Builder retrier(Retrier repetition) {
            retrier = Objects.requireNonNull(repetition, "repetition");
            return this;
        }

        /**
         * Sets the clock that durations are read from.
         *
         * @param time the system's unless set
         * @return this builder
         */
        public Builder clock(Clock time) {
            clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Makes the runner.
         *
         * @return the runner
         */
        public ProcedureRunner build() {
            return new ProcedureRunner(this);
        }
    }
}
